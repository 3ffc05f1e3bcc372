package org.footbridge.service.directory;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.staging.Staged;

/**
 * Finds which members would leave which groups if all links that changed were resolved, and keeps back those that are too
 * many. Works on temporary tables, for all of a cycle at once, with a fixed number of statements; looks at what the pages of
 * {@link ResolveReferences} and {@link RealignReferences} will look at, by the same conditions.
 */
public final class LeavingMembers {
    static final String MEMBERS = "members";

    /** Names in an event; the list has all. */
    private static final int NAMED = 100;

    /** What is held stays: the member itself, and all references of what is to be deleted and is held. */
    static final String NOT_HELD = """
             and not exists (select 1 from held_removal h
                             where r.property = 'members' and h.tenant_id = r.tenant_id and h.owner_id = r.owner_id
                               and h.target_id = r.target_id and h.state <> 'allowed')
             and not exists (select 1 from held_delete h
                             where h.tenant_id = r.tenant_id and h.object_id in (r.owner_id, r.target_id)
                               and h.action = 'delete')
            """;

    private static final String TEMPORARY = """
            create temp table if not exists leaving_member (owner_id uuid, target_id uuid) on commit delete rows
            """;

    private static final String WORK = """
            select exists (select 1 from source_link_value v
                           where v.tenant_id = ? and v.configuration_id = ? and v.dirty and not v.present),
                   exists (select 1 from held_removal h where h.tenant_id = ? and h.configuration_id = ?),
                   exists (select 1 from held_removal h
                           where h.tenant_id = ? and h.configuration_id = ? and h.state = 'allowed')
            """;

    private static final String FORGET =
            """
            delete from held_removal h
            where h.tenant_id = ?::uuid and h.configuration_id = ?::uuid
              and (not exists (select 1 from directory_reference r
                               where r.tenant_id = h.tenant_id and r.owner_id = h.owner_id and r.property = 'members'
                                 and r.target_id = h.target_id)
                   or not exists (select 1 from link l
                                  where l.tenant_id = h.tenant_id and l.configuration_id = h.configuration_id
                                    and l.object_id = h.owner_id)
                   or exists (
                       select 1 from link l
                       join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                            and s.guid = l.source_guid
                       cross join %s k
                       cross join lateral (
                           select 1 from source_link_value v
                           join link_property q on q.object_class = lower(s.object_class) and q.property = 'members'
                                and q.attribute = v.attribute
                           where v.tenant_id = h.tenant_id and v.configuration_id = h.configuration_id
                             and v.owner_guid = any (array[s.guid, group_of_sid(s.attributes -> 'objectsid' ->> 0)])
                             and v.target_guid = k.guid and v.present
                           offset 0) w
                       where l.tenant_id = h.tenant_id and l.configuration_id = h.configuration_id
                         and l.object_id = h.owner_id))
            """.formatted("lateral " + MeantObjects.namesOf("h.tenant_id", "h.configuration_id", "h.target_id"));

    private static final String FIND = """
            insert into leaving_member
            select r.owner_id, r.target_id from directory_reference r, %s and r.property = 'members'
              and not exists (select 1 from held_removal h
                              where h.tenant_id = r.tenant_id and h.owner_id = r.owner_id and h.target_id = r.target_id)
              and not exists (select 1 from held_delete h
                              where h.tenant_id = r.tenant_id and h.object_id in (r.owner_id, r.target_id)
                                and h.action = 'delete')
            """;

    private static final String WEIGHED = """
            update link l set weighed_by = ? from page_owner o
            where l.tenant_id = ? and l.configuration_id = ? and l.source_guid = o.owner_guid and not l.aligned
            """;

    /** Those that are held and not decided count again. */
    private static final String COUNTED = """
            (select owner_id, target_id from leaving_member
             union select h.owner_id, h.target_id from held_removal h
             where h.tenant_id = ? and h.configuration_id = ? and h.state = 'held') x
            """;

    private static final String TOTAL = "select count(*) from " + COUNTED;

    private static final String BY_GROUP =
            "select x.owner_id, count(*) from " + COUNTED + " group by x.owner_id having count(*) > ?";

    private static final String NOT_HELD_BEFORE =
            "select owner_id, count(distinct target_id) from leaving_member group by owner_id";

    private static final String MEMBERS_OF = """
            select r.owner_id, count(*) from directory_reference r
            where r.tenant_id = ? and r.property = 'members' and r.owner_id = any (?) group by r.owner_id
            """;

    private static final String ALL_MEMBERS = """
            select count(*) from directory_reference r
            where r.tenant_id = ? and r.property = 'members'
              and r.owner_id in (select l.object_id from link l where l.tenant_id = ? and l.configuration_id = ?)
            """;

    private static final String HOLD = """
            with held as (
                insert into held_removal (tenant_id, configuration_id, owner_id, target_id, owner_name, target_name, cycle_id)
                select ?::uuid, ?::uuid, m.owner_id, m.target_id, o.properties ->> 'displayName',
                       t.properties ->> 'displayName', ?::uuid
                from (select distinct owner_id, target_id from leaving_member) m
                join directory_object o on o.tenant_id = ?::uuid and o.id = m.owner_id
                join directory_object t on t.tenant_id = o.tenant_id and t.id = m.target_id
                where ? or m.owner_id = any (?)
                order by 5, 6, 3, 4
                on conflict do nothing
                returning *),
            numbered as (
                select h.*, row_number() over (partition by owner_id order by target_name, target_id) as place from held h)
            insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                source_class, source_name, object_id, object_kind, object_name, modified_properties, code, reason, next_step,
                cause, duration)
            select h.tenant_id, h.cycle_id, h.configuration_id, 'stagedDelete', 'warning', s.guid, s.object_class,
                   regexp_replace(s.rdn, '^[^=]+=', ''), h.owner_id, 'group', h.owner_name, h.modified, 'TooManyDeletes',
                   'Held: ' || h.members || ' members would leave it, more than the thresholds allow.',
                   'Correct its members in the directory, or decide: footbridge deletes list ' || ?,
                   'MEMBERS', (extract(epoch from clock_timestamp() - now()) * 1000)::integer
            from (select tenant_id, configuration_id, cycle_id, owner_id, owner_name, count(*) as members,
                         json_agg(json_build_object('displayName', 'members', 'oldValue',
                             coalesce(target_name, target_id::text), 'newValue', null) order by place)
                             filter (where place <= %d)::text as modified
                  from numbered group by tenant_id, configuration_id, cycle_id, owner_id, owner_name) h
            join link l on l.tenant_id = h.tenant_id and l.configuration_id = h.configuration_id
                 and l.object_id = h.owner_id
            join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                 and s.guid = l.source_guid
            """.formatted(NAMED);

    private static final String EMPTY =
            "truncate leaving_member, page_link, page_owner, link_property, changed_reference";

    /** What there is to look at. */
    public record Work(boolean ended, boolean held, boolean allowed) {}

    private final Connection connection;
    private final Staged staged;
    private final UUID cycle;
    private final ChangedReferences changed;

    public LeavingMembers(Connection connection, Staged staged, UUID cycle) {
        this.connection = connection;
        this.staged = staged;
        this.cycle = cycle;
        this.changed = new ChangedReferences(connection, staged, cycle);
    }

    public Work work() throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        try (PreparedStatement statement = connection.prepareStatement(WORK)) {
            set(statement, tenant, configuration, tenant, configuration, tenant, configuration);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return new Work(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
            }
        }
    }

    /** Before all others. */
    public void begin(List<ReferenceRule> rules) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY + ";" + ResolveReferences.TEMPORARY + ";" + RealignReferences.TEMPORARY);
        }
        changed.begin(rules);
    }

    /** After all others: pages that come in the same transaction begin with empty tables. */
    public void end() throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(EMPTY);
        }
    }

    /** Those that are held and left, or are to stay: their cause is gone. */
    public void forget() throws SQLException {
        changed.execute(FORGET, staged.tenant().value(), staged.configuration());
    }

    /** @param realigned owners that are looked at as a whole, besides the links that ended */
    public void find(List<ReferenceRule> rules, Optional<Owners> realigned) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        changed.execute(ResolveReferences.TAKE_ENDED, tenant, configuration);
        MeantObjects meant = new MeantObjects(changed, staged);
        meant.findTargets();
        if (ReferenceRule.primaryGroupsMatter(rules)) {
            meant.findGroups();
        }
        changed.execute(FIND.formatted(ResolveReferences.ENDED), tenant, configuration, configuration);
        if (realigned.isPresent()) {
            changed.execute(
                    realigned.get().takePage(), tenant, configuration, RealignReferences.START, Integer.MAX_VALUE);
            changed.execute(FIND.formatted(RealignReferences.ENDED), tenant, configuration, configuration);
            changed.execute(WEIGHED, cycle, tenant, configuration);
        }
    }

    /** How many would leave, of all groups together. */
    public long total() throws SQLException {
        return count(TOTAL, staged.tenant().value(), staged.configuration());
    }

    /** How many there are, in all groups together. */
    public long members() throws SQLException {
        Object tenant = staged.tenant().value();
        return count(ALL_MEMBERS, tenant, tenant, staged.configuration());
    }

    /** How many would leave, by group, of groups that more than {@code least} would leave. */
    public Map<UUID, Long> byGroup(int least) throws SQLException {
        return counts(BY_GROUP, staged.tenant().value(), staged.configuration(), least);
    }

    /** How many would leave that were not held before, by group. */
    public Map<UUID, Long> notHeld() throws SQLException {
        return counts(NOT_HELD_BEFORE);
    }

    /** How many members the groups have. */
    public Map<UUID, Long> membersOf(Collection<UUID> groups) throws SQLException {
        return counts(MEMBERS_OF, staged.tenant().value(), array(groups));
    }

    /**
     * Holds them, with an event for each group.
     *
     * @param all of all groups, and not only of those that are named
     * @param configuration its name
     */
    public void hold(UUID cycle, boolean all, Collection<UUID> groups, String configuration) throws SQLException {
        Object tenant = staged.tenant().value();
        changed.execute(HOLD, tenant, staged.configuration(), cycle, tenant, all, array(groups), configuration);
    }

    private Array array(Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private long count(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private Map<UUID, Long> counts(String sql, Object... parameters) throws SQLException {
        Map<UUID, Long> counts = new TreeMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, parameters);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    counts.put(row.getObject(1, UUID.class), row.getLong(2));
                }
            }
        }
        return counts;
    }

    private static void set(PreparedStatement statement, Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
    }
}
