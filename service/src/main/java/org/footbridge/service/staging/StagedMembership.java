package org.footbridge.service.staging;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The account of the groups whose members the staged copy holds. */
@Component
public class StagedMembership {
    private final JdbcClient jdbc;

    public StagedMembership(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public MembersTold of(Staged staged) {
        Set<UUID> groups = new HashSet<>();
        boolean[] all = new boolean[1];
        jdbc.sql("select group_guid from staged_membership where tenant_id = ? and configuration_id = ?")
                .params(staged.parameters())
                .query(row -> {
                    UUID group = row.getObject(1, UUID.class);
                    if (group == null) {
                        all[0] = true;
                    } else {
                        groups.add(group);
                    }
                });
        return new MembersTold(all[0], groups);
    }

    /** Belongs into a transaction. */
    public void replace(Staged staged, MembersTold membership) {
        jdbc.sql("delete from staged_membership where tenant_id = ? and configuration_id = ?")
                .params(staged.parameters())
                .update();
        UUID[] groups = membership.all() ? new UUID[1] : membership.groups().toArray(UUID[]::new);
        jdbc.sql("""
                        insert into staged_membership (tenant_id, configuration_id, group_guid)
                        select ?, ?, g from unnest(?::uuid[]) g
                        """)
                .params(staged.tenant().value(), staged.configuration(), groups)
                .update();
    }
}
