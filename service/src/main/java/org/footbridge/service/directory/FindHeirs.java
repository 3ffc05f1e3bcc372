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
    /** Whether a configuration {@code c} goes on with a staged object {@code n} of it. */
    public static final String IS_HEIR = """
            c.mode = 'active' and n.outcome in ('synchronised', 'failed', 'retry') and not n.deleted and not n.absent
            and not exists (select 1 from link m
                            where m.tenant_id = n.tenant_id and m.configuration_id = n.configuration_id
                              and m.source_guid = n.guid)
            """;

    private static final String FIND = """
            select distinct on (n.guid) n.guid, c.id, c.name
            from configuration c
            join source_object n on n.tenant_id = c.tenant_id and n.configuration_id = c.id
            where c.tenant_id = ? and c.id <> ? and n.guid = any (?) and %s
            order by n.guid, n.outcome <> 'synchronised', c.name
            """.formatted(IS_HEIR);

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
        jdbc.sql(FIND)
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
