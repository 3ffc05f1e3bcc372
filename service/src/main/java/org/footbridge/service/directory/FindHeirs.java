package org.footbridge.service.directory;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.service.staging.Staged;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds who else has a source object in scope. Several configurations may read one directory; an object that one of them
 * lets go of is not deleted while another wants it, it only changes hands.
 */
@Component
public class FindHeirs {
    private final JdbcClient jdbc;

    public FindHeirs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The configuration that goes on with an object. */
    public record Heir(UUID configuration, String name) {}

    /**
     * One heir at most for each object: an active configuration of the tenant that planned the same, living object last and had it
     * in scope, and does not feed another object of the tenant directory with it.
     */
    public Map<ObjectGuid, Heir> of(Staged staged, Collection<ObjectGuid> objects) {
        Map<ObjectGuid, Heir> heirs = new HashMap<>();
        if (objects.isEmpty()) {
            return heirs;
        }
        jdbc.sql("""
                        select distinct on (s.guid) s.guid, c.id, c.name
                        from configuration c
                        join source_object s on s.tenant_id = c.tenant_id and s.configuration_id = c.id
                        where c.tenant_id = ? and c.id <> ? and c.mode = 'active' and s.guid = any (?)
                          and s.outcome in ('synchronised', 'failed', 'retry') and not s.deleted and not s.absent
                          and not exists (select 1 from link l
                                          where l.tenant_id = s.tenant_id and l.configuration_id = s.configuration_id
                                            and l.source_guid = s.guid)
                        order by s.guid, s.outcome <> 'synchronised', c.name
                        """)
                .params(
                        staged.tenant().value(),
                        staged.configuration(),
                        objects.stream().map(ObjectGuid::value).toArray(UUID[]::new))
                .query(row -> {
                    heirs.put(
                            new ObjectGuid(row.getObject("guid", UUID.class)),
                            new Heir(row.getObject("id", UUID.class), row.getString("name")));
                });
        return heirs;
    }
}
