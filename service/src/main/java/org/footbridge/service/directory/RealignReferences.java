package org.footbridge.service.directory;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.directory.ChangedReferences.Told;
import org.footbridge.service.staging.Staged;

/**
 * Brings references in line with what is staged, where no changed link tells of it: the rules were changed, or an owner
 * was taken over with the references it had. A page of owners at a time, with a fixed number of statements. What the
 * rules of its class say of a property is what it has afterwards: references that no staged link stands for any more
 * are removed, staged links that have no reference yet are left to {@link ResolveReferences}. Properties that no rule
 * names are left as they are.
 */
public final class RealignReferences {
    /** Before the first owner. */
    public static final UUID START = new UUID(0, 0);

    static final String TEMPORARY = """
            create temp table if not exists page_owner (
                owner_guid uuid, owner_id uuid, object_class text, group_guid uuid) on commit delete rows
            """;

    /**
     * Whether a link stands for the reference is looked up by the few names of its target (offset 0), and never by all the
     * links of its owner. Of an object that came from a directory and of which nobody knows any more as what, nothing says
     * that the reference ended, and it stays.
     */
    static final String ENDED = """
            page_owner o, (select object_class, property, bool_and(attribute is null) as cleared
                                     from link_property group by object_class, property) p
                where r.tenant_id = ?::uuid and r.owner_id = o.owner_id and p.object_class = o.object_class
                  and r.property = p.property
                  and (p.cleared or not exists (
                      select 1 from directory_object t
                      where t.tenant_id = r.tenant_id and t.id = r.target_id and t.sync_enabled is not null
                        and not exists (select 1 from link k
                                        where k.tenant_id = t.tenant_id and k.object_id = t.id)
                        and not exists (select 1 from former_link f
                                        where f.tenant_id = t.tenant_id and f.object_id = t.id)))
                  and not exists (
                      select 1 from %s k
                      cross join lateral (
                          select 1 from source_link_value v
                          join link_property q on q.object_class = o.object_class and q.property = r.property
                               and q.attribute = v.attribute
                          where v.tenant_id = r.tenant_id and v.configuration_id = ?::uuid
                            and v.owner_guid = any (array[o.owner_guid, o.group_guid]) and v.target_guid = k.guid
                            and v.present
                          offset 0) w)
            """.formatted(MeantObjects.namesOf("r.tenant_id", "?::uuid", "r.target_id"));

    private static final String REMOVE = """
            with removed as (
                delete from directory_reference r using %s %s
                returning r.owner_id, r.property, r.target_id)
            insert into changed_reference select owner_id, property, target_id, false from removed
            """.formatted(ENDED, LeavingMembers.NOT_HELD);

    private static final String MARK = """
            update source_link_value v set dirty = true
            from page_owner o join link_property q on q.object_class = o.object_class
            where v.tenant_id = ?::uuid and v.configuration_id = ?::uuid
              and v.owner_guid = any (array[o.owner_guid, o.group_guid])
              and v.attribute = q.attribute and v.present and not v.dirty
              and not exists (
                  select 1 from link l
                  cross join lateral (
                      select 1 from directory_reference r
                      where r.tenant_id = v.tenant_id and r.owner_id = o.owner_id and r.property = q.property
                        and r.target_id = l.object_id
                      offset 0) w
                  where l.tenant_id = v.tenant_id and l.source_guid = v.target_guid)
            """;

    private static final String ALIGNED = """
            update link l set aligned = true from page_owner o
            where l.tenant_id = ? and l.configuration_id = ? and l.source_guid = o.owner_guid and not l.aligned
            """;

    private static final String LAST = """
            select owner_guid from page_owner order by owner_guid desc limit 1
            """;

    private static final String TAKE = """
            insert into page_owner
            select l.source_guid, l.object_id, lower(s.object_class),
                   case when lower(s.object_class) = 'group'
                        then group_of_sid(s.attributes -> 'objectsid' ->> 0) end
            from (select * from link where tenant_id = ? and configuration_id = ? and source_guid > ? and %s
                  order by source_guid limit ?) l
            left join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                                     and s.guid = l.source_guid
            """;

    /** Whose references. */
    public enum Owners {
        ALL("true"),
        /** those that were linked to what was there before, and not looked at since */
        NEWLY_LINKED("not aligned");

        private final String takePage;

        private final String takeWeighed;

        /** Parameters: tenant, configuration, the owner before the page, the most of the page. */
        String takePage() {
            return takePage;
        }

        /**
         * Without owners that were linked, or are to be looked at, since the cycle weighed: a later one weighs them. Parameters:
         * tenant, configuration, the owner before the page, the cycle, the most of the page.
         */
        String takeWeighed() {
            return takeWeighed;
        }

        Owners(String condition) {
            this.takePage = TAKE.formatted(condition);
            this.takeWeighed = TAKE.formatted(condition + " and (aligned or weighed_by = ?)");
        }
    }

    /**
     * What a page came to.
     *
     * @param owners objects that were looked at; none: there were no more
     * @param last the last of them
     * @param updated objects that this cycle had not changed before
     */
    public record Realigned(int owners, UUID last, int membersRemoved, int updated) {}

    private final Connection connection;
    private final Staged staged;
    private final UUID cycle;
    private final ChangedReferences changed;

    public RealignReferences(Connection connection, Staged staged, UUID cycle) {
        this.connection = connection;
        this.staged = staged;
        this.cycle = cycle;
        this.changed = new ChangedReferences(connection, staged, cycle);
    }

    /**
     * Looks at owners whether the cycle has weighed them or not.
     *
     * @param after objectGUID of the owner behind which the page begins
     * @param limit owners of the page
     */
    public Realigned page(List<ReferenceRule> rules, Owners which, UUID after, int limit) throws SQLException {
        begin(rules);
        return realign(
                changed.execute(which.takePage(), staged.tenant().value(), staged.configuration(), after, limit),
                after);
    }

    /** The same with the owners that the cycle has weighed. */
    public Realigned weighedPage(List<ReferenceRule> rules, Owners which, UUID after, int limit) throws SQLException {
        begin(rules);
        return realign(
                changed.execute(
                        which.takeWeighed(), staged.tenant().value(), staged.configuration(), after, cycle, limit),
                after);
    }

    private void begin(List<ReferenceRule> rules) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        changed.begin(rules);
    }

    private Realigned realign(int owners, UUID after) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        changed.execute(REMOVE, tenant, configuration, configuration);
        changed.execute(MARK, tenant, configuration);
        changed.execute(ALIGNED, tenant, configuration);
        Told told = changed.tell();
        return new Realigned(owners, owners == 0 ? after : last(), told.membersRemoved(), told.updated());
    }

    private UUID last() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LAST);
                var row = statement.executeQuery()) {
            row.next();
            return row.getObject(1, UUID.class);
        }
    }
}
