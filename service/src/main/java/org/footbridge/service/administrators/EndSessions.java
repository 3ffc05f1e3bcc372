package org.footbridge.service.administrators;

import java.util.UUID;
import org.footbridge.service.signin.SignedIn;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Signs people out. */
@Component
class EndSessions {
    private final JdbcClient jdbc;

    EndSessions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Everywhere. */
    void of(TenantId tenant, UUID administrator) {
        ofOthers(tenant, administrator, "");
    }

    /** @param stays id of the session that does not end */
    void ofOthers(TenantId tenant, UUID administrator, String stays) {
        jdbc.sql("delete from spring_session where principal_name = ? and session_id <> ?")
                .params(SignedIn.principal(tenant, administrator), stays)
                .update();
    }
}
