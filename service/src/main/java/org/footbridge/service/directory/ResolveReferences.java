package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.staging.Staged;

/**
 * Brings references in line with the staged links that changed or whose ends arrived, a page of links at a time, with a
 * fixed number of statements. A link whose end is not in the tenant directory stays staged and is woken by its arrival.
 */
public final class ResolveReferences {
    static final String TEMPORARY = """
            create temp table if not exists page_link (
                owner_guid uuid, attribute text, target_guid uuid, present boolean, property text, owner_id uuid,
                target_id uuid, other_owner uuid) on commit delete rows
            """;

    /**
     * The owner must be linked by this configuration; the target may come from any directory of the tenant. Values that
     * ended come first, so that a single-valued reference never has two.
     */
    private static final String TAKE_PAGE = """
            insert into page_link
            select v.owner_guid, v.attribute, v.target_guid, v.present, p.property, o.id, t.id
            from (%s) v
            left join source_object s on s.tenant_id = v.tenant_id and s.configuration_id = v.configuration_id
                             and s.guid = v.owner_guid
            left join link_property p on p.attribute = v.attribute and p.object_class = lower(s.object_class)
            left join link lo on lo.tenant_id = v.tenant_id and lo.configuration_id = v.configuration_id
                             and lo.source_guid = v.owner_guid
            left join directory_object o on o.tenant_id = v.tenant_id and o.id = lo.object_id and o.deleted_at is null
            left join lateral (
                select d.id from link lt join directory_object d on d.tenant_id = lt.tenant_id and d.id = lt.object_id
                where lt.tenant_id = v.tenant_id and lt.source_guid = v.target_guid
                order by d.deleted_at is not null, d.id limit 1) t on true
            """;

    private static final String DIRTY = """
            select * from source_link_value
            where tenant_id = ? and configuration_id = ? and dirty
            order by owner_guid, attribute, present limit ?
            """;

    /** What is dirty and what was told as new, each once: there is no mark to take away. */
    private static final String TOLD = """
            select * from source_link_value
            where tenant_id = ? and configuration_id = ? and (dirty or (told_by > ? and told_by <= ?))
              and (owner_guid, attribute, present, target_guid) > (?, ?, ?, ?)
            order by owner_guid, attribute, present, target_guid limit ?
            """;

    /**
     * What is to be resolved of some owners; of groups that are named, only what leads to chosen members. Members that left
     * are left to a cycle, which weighs them.
     */
    private static final String OF_OWNERS = """
            select v.* from source_link_value v
            where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = any (?) and (v.dirty or v.told_by = ?)
              and (v.present or not exists (select 1 from link_property q
                                            where q.attribute = v.attribute and q.property = 'members'))
              and (v.owner_guid <> all (?) or v.target_guid = any (?))
            order by v.owner_guid, v.attribute, v.present, v.target_guid limit ?
            """;

    private static final String LAST = """
            select owner_guid, attribute, present, target_guid from page_link
            order by owner_guid desc, attribute desc, present desc, target_guid desc limit 1
            """;

    /**
     * Nothing behind the cursor was ever resolved, so that what ended needs not come first. Memberships by primary group
     * are always marked, and resolved with what is.
     */
    private static final String BEHIND_CURSOR = """
            select * from source_link_value
            where tenant_id = ? and configuration_id = ? and (owner_guid, attribute, target_guid) > (?, ?, ?)
              and owner_guid <= ? and attribute <> 'primarygroupid'
            order by owner_guid, attribute, target_guid limit ?
            """;

    private static final String CURSOR = """
            select owner_guid, attribute, target_guid, last_owner_guid from unresolved_links
            where tenant_id = ? and configuration_id = ? and part = ?
            """;

    private static final String MOVE_CURSOR = """
            update unresolved_links u
            set owner_guid = p.owner_guid, attribute = p.attribute, target_guid = p.target_guid, begun = true
            from (select owner_guid, attribute, target_guid from page_link
                  order by owner_guid desc, attribute desc, target_guid desc limit 1) p
            where u.tenant_id = ? and u.configuration_id = ? and u.part = ?
            """;

    private static final String END_PART = """
            delete from unresolved_links
            where tenant_id = ? and configuration_id = ? and part = ? and not exists (select 1 from page_link)
            """;

    /** Everything that ended, in no order: it is only looked at. */
    private static final String ALL_ENDED = """
            select * from source_link_value
            where tenant_id = ? and configuration_id = ? and dirty and not present
            """;

    static final String TAKE_ENDED = TAKE_PAGE.formatted(ALL_ENDED);

    /**
     * What ended while something else still says the same stays. That is looked up by the few names of the target
     * (offset 0), and never by all the links of the owner.
     */
    static final String ENDED = """
            page_link p
            where r.tenant_id = ?::uuid and not p.present and r.owner_id = p.owner_id and r.property = p.property
              and r.target_id = p.target_id
              and not exists (
                  select 1 from %s k
                  cross join lateral (
                      select 1 from source_link_value v
                      join source_object s on s.tenant_id = v.tenant_id and s.configuration_id = v.configuration_id
                           and s.guid = any (array[p.owner_guid, p.other_owner])
                      join link_property q on q.object_class = lower(s.object_class) and q.property = r.property
                           and q.attribute = v.attribute
                      where v.tenant_id = r.tenant_id and v.configuration_id = ?::uuid
                        and v.owner_guid = any (array[p.owner_guid, p.other_owner]) and v.target_guid = k.guid
                        and v.present
                      offset 0) w)
            """.formatted(MeantObjects.namesOf("r.tenant_id", "?::uuid", "r.target_id"));

    private static final String REMOVE = """
            with removed as (
                delete from directory_reference r using %s %s
                returning r.owner_id, r.property, r.target_id)
            insert into changed_reference select owner_id, property, target_id, false from removed
            """.formatted(ENDED, LeavingMembers.NOT_HELD);

    private static final String ADD = """
            with added as (
                insert into directory_reference (tenant_id, owner_id, property, target_id)
                select ?::uuid, p.owner_id, p.property, p.target_id from page_link p
                join directory_object t on t.tenant_id = ?::uuid and t.id = p.target_id and t.deleted_at is null
                where p.present and p.owner_id is not null and p.property is not null
                order by p.owner_id, p.property, p.target_id
                on conflict do nothing
                returning owner_id, property, target_id)
            insert into changed_reference select owner_id, property, target_id, true from added
            """;

    private static final String CLEAN = """
            update source_link_value v set dirty = false from page_link p
            where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = p.owner_guid
              and v.attribute = p.attribute and v.target_guid = p.target_guid and p.present and v.dirty
            """;

    private static final String FORGET = """
            delete from source_link_value v using page_link p
            where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = p.owner_guid
              and v.attribute = p.attribute and v.target_guid = p.target_guid and not p.present
            """;

    /**
     * What a page came to.
     *
     * @param links values that were looked at; none: there was nothing left to do
     * @param updated objects that this cycle had not changed before
     */
    public record Resolved(int links, int membersAdded, int membersRemoved, int updated) {}

    /** A link value, in the order of pages of links that were told. */
    public record Place(UUID owner, String attribute, boolean present, UUID target) {
        public static final Place FIRST = new Place(new UUID(0, 0), "", false, new UUID(0, 0));
    }

    /**
     * A page of links that were told.
     *
     * @param last the last of its links; the place behind which it begins when it has none
     */
    public record Told(Resolved resolved, Place last) {}

    private final Connection connection;
    private final Staged staged;
    private final ChangedReferences changed;

    public ResolveReferences(Connection connection, Staged staged, UUID cycle) {
        this.connection = connection;
        this.staged = staged;
        this.changed = new ChangedReferences(connection, staged, cycle);
    }

    /**
     * Resolves links that are dirty.
     *
     * @param limit links of the page
     */
    public Resolved page(List<ReferenceRule> rules, int limit) throws SQLException {
        begin(rules);
        return resolve(
                rules,
                changed.execute(TAKE_PAGE.formatted(DIRTY), staged.tenant().value(), staged.configuration(), limit));
    }

    /**
     * Resolves links that are dirty or were told as new.
     *
     * @param told by which attempts
     * @param after where the page begins
     * @param limit links of the page
     */
    public Told page(List<ReferenceRule> rules, ToldLinks.Range told, Place after, int limit) throws SQLException {
        begin(rules);
        int links = changed.execute(
                TAKE_PAGE.formatted(TOLD),
                staged.tenant().value(),
                staged.configuration(),
                told.resolved(),
                told.last(),
                after.owner(),
                after.attribute(),
                after.present(),
                after.target(),
                limit);
        Place last = links == 0 ? after : last();
        return new Told(resolve(rules, links), last);
    }

    /**
     * Resolves links of some owners that are dirty or were told by one attempt.
     *
     * @param told the attempt
     * @param limited owners of which only links to the targets are looked at
     * @param limit links of the page; what is beyond is left to a cycle
     */
    public Resolved page(
            List<ReferenceRule> rules,
            Collection<UUID> owners,
            long told,
            Collection<UUID> limited,
            Collection<UUID> targets,
            int limit)
            throws SQLException {
        begin(rules);
        return resolve(
                rules,
                changed.execute(
                        TAKE_PAGE.formatted(OF_OWNERS),
                        staged.tenant().value(),
                        staged.configuration(),
                        owners.toArray(UUID[]::new),
                        told,
                        limited.toArray(UUID[]::new),
                        targets.toArray(UUID[]::new),
                        limit));
    }

    private Place last() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                var row = statement.executeQuery()) {
            row.next();
            return new Place(
                    row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3), row.getObject(4, UUID.class));
        }
    }

    /**
     * Resolves links of a first reading and moves the cursor of their part.
     *
     * @param part of {@link UnresolvedLinks#parts}
     * @param limit links of the page
     */
    public Resolved page(List<ReferenceRule> rules, int part, int limit) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        begin(rules);
        int links = 0;
        try (PreparedStatement statement = connection.prepareStatement(CURSOR)) {
            statement.setObject(1, tenant);
            statement.setObject(2, configuration);
            statement.setInt(3, part);
            try (var row = statement.executeQuery()) {
                if (row.next()) {
                    links = changed.execute(
                            TAKE_PAGE.formatted(BEHIND_CURSOR),
                            tenant,
                            configuration,
                            row.getObject(1),
                            row.getObject(2),
                            row.getObject(3),
                            row.getObject(4),
                            limit);
                }
            }
        }
        Resolved resolved = resolve(rules, links);
        changed.execute(MOVE_CURSOR, tenant, configuration, part);
        changed.execute(END_PART, tenant, configuration, part);
        return resolved;
    }

    private void begin(List<ReferenceRule> rules) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        changed.begin(rules);
    }

    private Resolved resolve(List<ReferenceRule> rules, int links) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        MeantObjects meant = new MeantObjects(changed, staged);
        meant.findTargets();
        if (ReferenceRule.primaryGroupsMatter(rules)) {
            meant.findGroups();
        }
        changed.execute(REMOVE, tenant, configuration, configuration);
        changed.execute(ADD, tenant, tenant);
        changed.execute(CLEAN, tenant, configuration);
        changed.execute(FORGET, tenant, configuration);
        ChangedReferences.Told told = changed.tell();
        return new Resolved(links, told.membersAdded(), told.membersRemoved(), told.updated());
    }
}
