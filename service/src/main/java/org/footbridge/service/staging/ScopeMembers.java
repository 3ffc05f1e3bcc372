package org.footbridge.service.staging;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.scope.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who is a member of the groups that limit a scope, by the staged links. Everything is set-based: one statement for a
 * page of objects, one for all changes of a cycle.
 *
 * <p>What a statement costs follows the objects asked about and not the size of the groups: memberships are found by the
 * primary key of the links (owner, attribute, target) or by the index on their targets, whichever PostgreSQL takes for
 * cheaper; a group of 100,000 members is never walked through for the sake of a page.
 */
@Component
public class ScopeMembers {

    private static final String DIRECT = """
            select v.target_guid as member, v.owner_guid as scope_group from source_link_value v
            where v.tenant_id = :tenant and v.configuration_id = :configuration and v.owner_guid = any (:groups)
              and v.attribute = 'member' and v.target_guid = any (:objects) and v.present
            """;

    /** Up from the objects, each membership once, so that a circle ends; then down again from the groups of the scope. */
    private static final String NESTED = """
            with recursive edge as (
                select v.target_guid as member, v.owner_guid as above from source_link_value v
                where v.tenant_id = :tenant and v.configuration_id = :configuration
                  and v.target_guid = any (:objects) and v.attribute = 'member' and v.present
                union
                select v.target_guid, v.owner_guid from edge e
                join source_link_value v on v.tenant_id = :tenant and v.configuration_id = :configuration
                                        and v.target_guid = e.above and v.attribute = 'member' and v.present),
            below as (
                select e.member, e.above as scope_group from edge e where e.above = any (:groups)
                union
                select e.member, b.scope_group from below b join edge e on e.above = b.member)
            select b.member, b.scope_group from below b where b.member = any (:objects)
            """;

    private static final String MARK_DIRECT = """
            update source_object s set dirty = true
            from source_link_value v
            where v.tenant_id = :tenant and v.configuration_id = :configuration and (v.dirty or v.told_by > (
                  select j.links_resolved from job j
                  where j.tenant_id = :tenant and j.configuration_id = :configuration))
              and v.owner_guid = any (:groups) and v.attribute = 'member'
              and s.tenant_id = v.tenant_id and s.configuration_id = v.configuration_id and s.guid = v.target_guid
              and not s.dirty
            """;

    /**
     * Up from the memberships that changed, to see which of them hang below a group of the scope; then down from those to
     * everything below. Memberships that have just ended still count: who hung there has to be looked at again.
     */
    private static final String MARK_NESTED = """
            with recursive changed as materialized (
                select v.owner_guid as above, v.target_guid as member from source_link_value v
                where v.tenant_id = :tenant and v.configuration_id = :configuration and (v.dirty or v.told_by > (
                  select j.links_resolved from job j
                  where j.tenant_id = :tenant and j.configuration_id = :configuration))
                  and v.attribute = 'member'),
            edge as (
                select c.above, c.member from changed c
                union
                select v.owner_guid, v.target_guid from edge e
                join source_link_value v on v.tenant_id = :tenant and v.configuration_id = :configuration
                                        and v.target_guid = e.above and v.attribute = 'member' and (v.present or v.dirty)),
            reached as (
                select e.above, e.member from edge e where e.above = any (:groups)
                union
                select e.above, e.member from reached r join edge e on e.above = r.member),
            below as (
                select c.member from changed c join reached r on r.above = c.above and r.member = c.member
                union
                select v.target_guid from below b
                join source_link_value v on v.tenant_id = :tenant and v.configuration_id = :configuration
                                        and v.owner_guid = b.member and v.attribute = 'member' and (v.present or v.dirty))
            update source_object s set dirty = true
            from below b
            where s.tenant_id = :tenant and s.configuration_id = :configuration and s.guid = b.member and not s.dirty
            """;

    private final JdbcClient jdbc;

    public ScopeMembers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** For each of the objects that is a member: of which groups of the scope. Asks nothing when groups do not matter. */
    Map<UUID, Set<ObjectGuid>> groupsOf(Staged staged, Collection<UUID> objects, Scope scope) {
        if (!scope.limitedByGroups() || objects.isEmpty()) {
            return Map.of();
        }
        Map<UUID, Set<ObjectGuid>> groups = new HashMap<>();
        statement(scope.nested() ? NESTED : DIRECT, staged, scope)
                .param("objects", objects.toArray(UUID[]::new))
                .query(row -> {
                    groups.computeIfAbsent(row.getObject("member", UUID.class), member -> new HashSet<>())
                            .add(new ObjectGuid(row.getObject("scope_group", UUID.class)));
                });
        return groups;
    }

    /**
     * Has everybody planned again who may have become a member of a group of the scope, or ceased to be one, by a change
     * whose reference has not been brought in line yet. Repeating it is harmless.
     */
    public void markChanged(Staged staged, Scope scope) {
        if (scope.limitedByGroups()) {
            statement(scope.nested() ? MARK_NESTED : MARK_DIRECT, staged, scope).update();
        }
    }

    /** Groups that came back to life and have not been read since: who their members are is not known. */
    public List<UUID> restoredGroups(Staged staged, Scope scope, int limit) {
        return statement("""
                        select s.guid from source_object s
                        where s.tenant_id = :tenant and s.configuration_id = :configuration and s.restored
                          and not s.deleted and not s.absent
                          and (s.guid = any (:groups) or (:nested and lower(s.object_class) = 'group'))
                        limit :limit
                        """, staged, scope)
                .param("nested", scope.nested())
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec statement(String sql, Staged staged, Scope scope) {
        return jdbc.sql(sql)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("groups", scope.groups().stream().map(ObjectGuid::value).toArray(UUID[]::new));
    }
}
