package org.footbridge.service.staging;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.Position;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The staged copy of a directory: what a cycle writes into it and asks of it. */
@Component
public class StagedCopy {
    /** The shortest time for which directories keep what is left of deleted objects, unless told otherwise. */
    private static final String MEMORY_OF_DELETES = "60 days";
    /** Told to agents; a domain has more domain controllers than that, but reading seldom went through so many. */
    private static final int MOST_POSITIONS = 20;

    private final JdbcClient jdbc;
    private final Transactions transactions;

    public StagedCopy(JdbcClient jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** A number for one attempt at reading; rows remember which attempt saw them last. */
    public long newRead() {
        return jdbc.sql("select nextval('staging_read')").query(Long.class).single();
    }

    /** Merges a page, in the transaction that is open or in one of its own. */
    public void stage(Staged staged, Attempt attempt, PreparedPage page, StagingRules rules) {
        transactions.in(connection -> {
            new StagePage(connection, staged, attempt).stage(page, rules);
            return null;
        });
    }

    /**
     * What an enumeration that was complete did not find is missing and stays as it is: the domain controller may lag
     * behind, or the account may have lost the right to see it. Links that its owners, as far as they were found, do not
     * have any more are gone. Only to be called with the number of a stream that ended in Completed.
     *
     * @param cycle to whose account the synchronised objects go that were not missing before
     */
    public void endEnumeration(Staged staged, long read, UUID cycle) {
        jdbc.sql("""
                        with missed as (
                            update source_object set missing = true
                            where tenant_id = :tenant and configuration_id = :configuration and read_by <> :read
                              and not deleted and not absent and not missing
                            returning guid, object_class, rdn)
                        insert into provisioning_event (tenant_id, cycle_id, configuration_id, action, status, source_guid,
                            source_class, source_name, object_id, object_kind, object_name, code, reason, next_step, duration)
                        select :tenant, :cycle, :configuration, 'other', 'warning', m.guid, m.object_class,
                               regexp_replace(m.rdn, '^[^=]+=', ''), o.id, o.kind, o.properties ->> 'displayName',
                               'MissingInDirectory',
                               'A complete reading of the directory did not find it. It stays as it is: that alone is no'
                                   || ' evidence of a delete.',
                               'Check that the agents'' account may see it. Is it gone, have that verified and deleted:'
                                   || ' footbridge reconcile ' || c.name || ' --repair',
                               (extract(epoch from clock_timestamp() - now()) * 1000)::integer
                        from missed m
                        join link l on l.tenant_id = :tenant and l.configuration_id = :configuration
                                   and l.source_guid = m.guid
                        join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id
                                               and o.deleted_at is null
                        join configuration c on c.tenant_id = :tenant and c.id = :configuration
                        """)
                .param("tenant", staged.tenant().value())
                .param("configuration", staged.configuration())
                .param("read", read)
                .param("cycle", cycle)
                .update();
        // membership by primary group is told with the member
        jdbc.sql("""
                        update source_link_value v set present = false, dirty = true
                        where v.tenant_id = ? and v.configuration_id = ? and v.read_by <> ? and v.present
                          and not exists (select 1 from source_object s
                                          where s.tenant_id = v.tenant_id and s.configuration_id = v.configuration_id
                                            and s.guid = case when v.attribute = 'primarygroupid' then v.target_guid
                                                              else v.owner_guid end
                                            and s.missing)
                        """)
                .params(staged.tenant().value(), staged.configuration(), read)
                .update();
    }

    /** Of objects that a stream told whole: links that it did not tell are gone. */
    public void endObjects(Staged staged, long read) {
        jdbc.sql("""
                        update source_link_value v set present = false, dirty = true
                        from source_object s
                        where s.tenant_id = ? and s.configuration_id = ? and s.whole_by = ?
                          and v.tenant_id = s.tenant_id and v.configuration_id = s.configuration_id
                          and v.owner_guid = s.guid and v.read_by <> ? and v.present
                        """)
                .params(staged.tenant().value(), staged.configuration(), read, read)
                .update();
    }

    /** The objects that a stream told whole. */
    public List<UUID> toldWhole(Staged staged, long read) {
        return jdbc.sql("select guid from source_object where tenant_id = ? and configuration_id = ? and whole_by = ?")
                .params(staged.tenant().value(), staged.configuration(), read)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Where the last reading ended. */
    public Optional<Position> watermark(Staged staged) {
        return jdbc.sql("select position from watermark where tenant_id = ? and configuration_id = ? and newest")
                .params(staged.parameters())
                .query(byte[].class)
                .optional()
                .map(StagedCopy::position);
    }

    /** Where readings ended, at each domain controller; to be called when there is a watermark. */
    public Progress progress(Staged staged) {
        List<Position> positions = new ArrayList<>();
        boolean[] tooOld = {false};
        jdbc.sql("""
                        select position, newest, saved_at < now() - cast(? as interval) as too_old from watermark
                        where tenant_id = ? and configuration_id = ? order by newest desc, saved_at desc limit ?
                        """)
                .params(MEMORY_OF_DELETES, staged.tenant().value(), staged.configuration(), MOST_POSITIONS)
                .query(row -> {
                    positions.add(position(row.getBytes("position")));
                    tooOld[0] |= row.getBoolean("newest") && row.getBoolean("too_old");
                });
        return new Progress(positions.getFirst(), positions.subList(1, positions.size()), tooOld[0]);
    }

    /**
     * Moves the watermark; belongs into the transaction that stages the last of what it covers. What was kept of a former
     * database of the same domain controller, or too long, goes.
     */
    public void saveWatermark(Staged staged, Position position) {
        Map<String, Object> parameters = Map.of(
                "tenant", staged.tenant().value(),
                "configuration", staged.configuration(),
                "database", position.getInvocationId().toByteArray(),
                "controller", position.getDomainController(),
                "memory", MEMORY_OF_DELETES,
                "position", position.toByteArray(),
                "usn", position.getHighestUsn());
        jdbc.sql("""
                        with outdated as (
                            delete from watermark
                            where tenant_id = :tenant and configuration_id = :configuration and invocation_id <> :database
                              and (domain_controller = :controller or saved_at < now() - cast(:memory as interval)))
                        update watermark set newest = false
                        where tenant_id = :tenant and configuration_id = :configuration and invocation_id <> :database
                          and domain_controller <> :controller and saved_at >= now() - cast(:memory as interval)
                          and newest
                        """).params(parameters).update();
        jdbc.sql("""
                        insert into watermark (tenant_id, configuration_id, invocation_id, domain_controller, position,
                                               highest_usn, newest)
                        values (:tenant, :configuration, :database, :controller, :position, :usn, true)
                        on conflict (tenant_id, configuration_id, invocation_id)
                        do update set position = excluded.position, highest_usn = excluded.highest_usn,
                            domain_controller = excluded.domain_controller, newest = true, saved_at = now()
                        """).params(parameters).update();
    }

    /** Everything is to be planned again. */
    public void markAll(Staged staged) {
        jdbc.sql("update source_object set dirty = true where tenant_id = ? and configuration_id = ? and not dirty")
                .params(staged.parameters())
                .update();
    }

    /** What failed is tried again. */
    public void markFailed(Staged staged) {
        jdbc.sql("""
                        update source_object set dirty = true
                        where tenant_id = ? and configuration_id = ? and outcome = 'failed' and not dirty
                        """).params(staged.parameters()).update();
    }

    /** Those of the objects of which nothing at all is staged, not even that they are gone. */
    public List<UUID> neverStaged(Staged staged, Collection<UUID> guids) {
        return jdbc.sql("""
                        select n.guid from unnest(?::uuid[]) n (guid)
                        where not exists (select 1 from source_object s
                                          where s.tenant_id = ? and s.configuration_id = ? and s.guid = n.guid)
                        order by n.guid
                        """)
                .params(guids.toArray(UUID[]::new), staged.tenant().value(), staged.configuration())
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /**
     * Those of the objects that are not there any more, as far as is known: the directory said so, a complete reading did
     * not find them, or they were never seen. With the names they had last; the name is empty when they were never seen.
     */
    public Map<UUID, String> gone(Staged staged, Collection<UUID> guids) {
        return names(staged, guids, "s.guid is null or s.deleted or s.absent or s.missing");
    }

    /** Whether the last complete reading did not find it. */
    public boolean isMissing(Staged staged, ObjectGuid guid) {
        return jdbc.sql("select missing from source_object where tenant_id = ? and configuration_id = ? and guid = ?")
                .params(staged.tenant().value(), staged.configuration(), guid.value())
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** The distinguished names, as they were last; empty for objects that were never seen. */
    public Map<UUID, String> names(Staged staged, Collection<UUID> guids) {
        return names(staged, guids, "true");
    }

    /** The classes of those of the objects that are staged. */
    public Map<UUID, String> classes(Staged staged, Collection<UUID> guids) {
        Map<UUID, String> classes = new TreeMap<>();
        jdbc.sql("""
                        select s.guid, s.object_class from source_object s
                        where s.tenant_id = ? and s.configuration_id = ? and s.guid = any (?)
                        """)
                .params(staged.tenant().value(), staged.configuration(), guids.toArray(UUID[]::new))
                .query((row, number) -> classes.put(row.getObject(1, UUID.class), row.getString(2)))
                .list();
        return classes;
    }

    private Map<UUID, String> names(Staged staged, Collection<UUID> guids, String which) {
        Map<UUID, String> names = new TreeMap<>();
        jdbc.sql("""
                        with recursive named as (
                            select n.guid, s.parent_guid, s.object_class, s.rdn as name
                            from unnest(?::uuid[]) n (guid)
                            left join source_object s on s.tenant_id = ? and s.configuration_id = ? and s.guid = n.guid
                            where %s
                            union
                            select n.guid, p.parent_guid, p.object_class, n.name || ',' || p.rdn
                            from named n
                            join source_object p on p.tenant_id = ? and p.configuration_id = ? and p.guid = n.parent_guid
                            where lower(n.object_class) <> 'domaindns')
                        select distinct on (guid) guid, coalesce(name, '') as name from named
                        order by guid, length(name) desc nulls last
                        """.formatted(which))
                .params(
                        guids.toArray(UUID[]::new),
                        staged.tenant().value(),
                        staged.configuration(),
                        staged.tenant().value(),
                        staged.configuration())
                .query((row, number) -> names.put(row.getObject("guid", UUID.class), row.getString("name")))
                .list();
        return names;
    }

    /**
     * Parents that are named but were never read; without them an object has no full name and no scope.
     *
     * @param everything of all that is staged, and not only of what is marked
     */
    public List<UUID> missingParents(Staged staged, boolean everything, int limit) {
        return jdbc.sql("""
                        select distinct s.parent_guid from source_object s
                        where s.tenant_id = ? and s.configuration_id = ? %s and not s.deleted and not s.absent
                          and s.parent_guid is not null and lower(s.object_class) <> 'domaindns'
                          and not exists (select 1 from source_object p
                                          where p.tenant_id = s.tenant_id and p.configuration_id = s.configuration_id
                                            and p.guid = s.parent_guid)
                        limit ?
                        """.formatted(everything ? "" : "and s.dirty"))
                .params(staged.tenant().value(), staged.configuration(), limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private static Position position(byte[] bytes) {
        try {
            return Position.parseFrom(bytes);
        } catch (com.google.protobuf.InvalidProtocolBufferException e) {
            throw new IllegalStateException("The stored watermark cannot be read.", e);
        }
    }
}
