package org.footbridge.service.graphapi;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;

/**
 * A set of objects that can be listed, always of one tenant.
 *
 * @param from tables and conditions; the objects are {@code o}
 * @param position expression of the object's id that the set's index is ordered by
 * @param types what may be in it; with more than one, each object is written with its type
 */
record ObjectSet(Sql from, String position, List<Catalogue> types) {
    private static final List<Catalogue> ALL = List.of(Catalogue.USERS, Catalogue.GROUPS, Catalogue.CONTACTS);

    static ObjectSet all(TenantId tenant, ObjectKind kind) {
        return new ObjectSet(
                Sql.of(
                        "from directory_object o where o.tenant_id = ? and o.kind = ? and o.deleted_at is null",
                        tenant.value(),
                        kind.stored()),
                "o.id",
                List.of(Catalogue.of(kind)));
    }

    /** Of several types. */
    static ObjectSet ofKinds(TenantId tenant, List<ObjectKind> kinds) {
        return new ObjectSet(
                Sql.of(
                        "from directory_object o where o.tenant_id = ? and o.kind = any (?) and o.deleted_at is null",
                        tenant.value(),
                        kinds.stream().map(ObjectKind::stored).toArray(String[]::new)),
                "o.id",
                kinds.stream().map(Catalogue::of).toList());
    }

    static ObjectSet deleted(TenantId tenant, ObjectKind kind) {
        return new ObjectSet(
                Sql.of(
                        "from directory_object o where o.tenant_id = ? and o.kind = ? and o.deleted_at is not null",
                        tenant.value(),
                        kind.stored()),
                "o.id",
                List.of(Catalogue.of(kind)));
    }

    /** What the property of the object refers to, such as its members. */
    static ObjectSet referred(TenantId tenant, UUID owner, String property) {
        return new ObjectSet(Sql.of("""
                        from directory_reference r
                        join directory_object o on o.tenant_id = r.tenant_id and o.id = r.target_id and o.deleted_at is null
                        where r.tenant_id = ? and r.owner_id = ? and r.property = ?""", tenant.value(), owner, property), "r.target_id", ALL);
    }

    /** What refers to the object by the property, such as the groups it is a member of. */
    static ObjectSet referring(TenantId tenant, UUID target, String property) {
        return new ObjectSet(Sql.of("""
                        from directory_reference r
                        join directory_object o on o.tenant_id = r.tenant_id and o.id = r.owner_id and o.deleted_at is null
                        where r.tenant_id = ? and r.target_id = ? and r.property = ?""", tenant.value(), target, property), "r.owner_id", ALL);
    }

    /** Members, members of members and so on, each once, also when groups contain each other. */
    static ObjectSet transitiveMembers(TenantId tenant, UUID group) {
        return transitive(tenant, group, "owner_id", "target_id");
    }

    static ObjectSet transitiveMemberOf(TenantId tenant, UUID object) {
        return transitive(tenant, object, "target_id", "owner_id");
    }

    private static ObjectSet transitive(TenantId tenant, UUID start, String near, String far) {
        String reached = """
                from (with recursive reached (id) as (
                        select r.%2$s from directory_reference r where r.tenant_id = ? and r.%1$s = ? and r.property = 'members'
                        union
                        select r.%2$s from reached join directory_reference r
                          on r.tenant_id = ? and r.%1$s = reached.id and r.property = 'members')
                      select id from reached) reached
                join directory_object o on o.tenant_id = ? and o.id = reached.id and o.deleted_at is null
                where true""".formatted(near, far);
        return new ObjectSet(Sql.of(reached, tenant.value(), start, tenant.value(), tenant.value()), "reached.id", ALL);
    }

    /** Only these objects of this set. */
    ObjectSet of(Set<UUID> ids) {
        return new ObjectSet(from.and(Sql.of("o.id = any (?)", (Object) ids.toArray(UUID[]::new))), position, types);
    }

    /** Only objects of one type of this set. */
    ObjectSet only(ObjectKind kind) {
        return new ObjectSet(from.and(Sql.of("o.kind = ?", kind.stored())), position, List.of(Catalogue.of(kind)));
    }
}
