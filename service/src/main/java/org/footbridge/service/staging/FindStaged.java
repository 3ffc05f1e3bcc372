package org.footbridge.service.staging;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.ObjectGuid;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a staged object by what people know it by. */
@Component
public class FindStaged {
    private final JdbcClient jdbc;

    public FindStaged(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param what distinguished name, objectGUID, user principal name, or the id in the tenant directory. Objects that are
     *     not in scope are known by name and GUID only, because nothing else of them is kept.
     */
    public Optional<ObjectGuid> find(Staged staged, String what) {
        String wanted = what.strip();
        Optional<UUID> id = uuid(wanted);
        if (id.isPresent()) {
            return byId(staged, id.get());
        }
        return wanted.contains("=")
                ? byName(staged, DistinguishedName.parse(wanted))
                : byUserPrincipalName(staged, wanted);
    }

    /** By the sign-in name or an address that its object has in the tenant directory; each of these one object has. */
    public Optional<ObjectGuid> byNameInTenant(Staged staged, String name) {
        return guid(jdbc.sql("""
                        select l.source_guid from directory_key k
                        join link l on l.tenant_id = k.tenant_id and l.object_id = k.object_id
                        where k.tenant_id = :tenant and k.kind in ('upn', 'address') and k.value = :name
                          and l.configuration_id = :configuration
                        order by k.kind desc limit 1
                        """)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("name", name.strip().toLowerCase(Locale.ROOT)));
    }

    private Optional<ObjectGuid> byId(Staged staged, UUID id) {
        return guid(jdbc.sql("""
                        select s.guid from source_object s
                        where s.tenant_id = :tenant and s.configuration_id = :configuration and s.guid = :id
                        union all
                        select l.source_guid from link l
                        where l.tenant_id = :tenant and l.configuration_id = :configuration and l.object_id = :id
                        limit 1
                        """)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("id", id));
    }

    /** The one in the tenant directory first: names there are indexed, and most objects that are asked about are there. */
    private Optional<ObjectGuid> byUserPrincipalName(Staged staged, String name) {
        return guid(jdbc.sql("""
                        select l.source_guid from directory_key k
                        join link l on l.tenant_id = k.tenant_id and l.object_id = k.object_id
                        where k.tenant_id = :tenant and k.kind = 'upn' and k.value = :name
                          and l.configuration_id = :configuration
                        limit 1
                        """)
                        .param("tenant", staged.tenant().value())
                        .param("configuration", staged.configuration())
                        .param("name", name.toLowerCase(Locale.ROOT)))
                .or(() -> guid(jdbc.sql("""
                        select s.guid from source_object s
                        where s.tenant_id = :tenant and s.configuration_id = :configuration
                          and lower(s.attributes -> 'userprincipalname' ->> 0) = :name
                        order by s.deleted, s.absent, s.guid limit 1
                        """)
                        .param("tenant", staged.tenant().value())
                        .param("configuration", staged.configuration())
                        .param("name", name.toLowerCase(Locale.ROOT))));
    }

    /** Down from the domain, container by container. The domain's own name is staged as a whole. */
    private Optional<ObjectGuid> byName(Staged staged, DistinguishedName name) {
        List<String> down = name.components().reversed();
        return guid(jdbc.sql("""
                        with recursive walk as (
                            select s.guid, s.deleted or s.absent as gone, cardinality(string_to_array(s.rdn, ',')) as depth
                            from source_object s
                            where s.tenant_id = :tenant and s.configuration_id = :configuration and s.parent_guid is null
                              and lower(s.object_class) = 'domaindns' and lower(s.rdn) in (select lower(d) from unnest(:domains::text[]) d)
                            union all
                            select c.guid, c.deleted or c.absent, w.depth + 1 from walk w
                            join source_object c on c.tenant_id = :tenant and c.configuration_id = :configuration
                                                and c.parent_guid = w.guid and lower(c.rdn) = lower((:names::text[])[w.depth + 1]))
                        select w.guid from walk w where w.depth = cardinality(:names::text[])
                        order by w.gone, w.guid limit 1
                        """)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("domains", ends(name))
                .param("names", down.toArray(String[]::new)));
    }

    private static Optional<ObjectGuid> guid(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, number) -> new ObjectGuid(row.getObject(1, UUID.class)))
                .optional();
    }

    /** Every end of the name, one of which is that of the domain. */
    private static String[] ends(DistinguishedName name) {
        return Stream.concat(Stream.of(name), name.above().stream())
                .map(DistinguishedName::toString)
                .toArray(String[]::new);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
