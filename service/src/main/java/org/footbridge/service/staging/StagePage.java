package org.footbridge.service.staging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.storage.CopyRows;

/**
 * Merges a page into the staged copy with a fixed number of statements, whatever the page holds: two COPYs, then sets.
 * Every object that differs from what was staged becomes dirty, and with a renamed or moved container all below it to which
 * that matters.
 */
final class StagePage {
    /** One definition for all who use it: a session keeps the table that it made first. */
    static final String INCOMING_LINK = """
            create temp table if not exists incoming_link (
                owner_guid uuid, attribute text, target_guid uuid, present boolean default true,
                was_there boolean default true) on commit delete rows
            """;

    private static final String TEMPORARY = """
            create temp table if not exists incoming_object (
                guid uuid, object_class text, parent_guid uuid, rdn text, reduced boolean, attributes jsonb,
                whole boolean default true, deleted boolean default false, cut boolean default false,
                cleared text[] default '{}') on commit delete rows;
            create temp table if not exists moved_container (guid uuid) on commit delete rows;
            """ + INCOMING_LINK;

    /**
     * Containers that are renamed or moved by this page, as far as that matters to what is below; asked before the merge,
     * while the old place is still known.
     */
    private static final String NOTE_MOVED = """
            insert into moved_container
            select i.guid from incoming_object i
            join source_object s on s.tenant_id = ? and s.configuration_id = ? and s.guid = i.guid
            where not i.deleted
              and (s.deleted or (? and i.rdn <> '' and s.rdn <> i.rdn)
                   or (? and s.parent_guid is distinct from coalesce(i.parent_guid, s.parent_guid)))
              and exists (select 1 from source_object c
                          where c.tenant_id = s.tenant_id and c.configuration_id = s.configuration_id
                            and c.parent_guid = s.guid)
            """;

    /**
     * Who was seen matters when everything is read. Of a change that tells nothing of an object but its links, or what is
     * known, the object is left as it is.
     */
    private static final String MERGE_OBJECTS = """
            merge into source_object s
            using incoming_object i on s.tenant_id = ? and s.configuration_id = ? and s.guid = i.guid
            when matched and not ? and not (i.whole or i.deleted or i.reduced or i.cut)
                    and not (s.reduced or s.deleted or s.absent or s.missing)
                    and (i.object_class is null or i.object_class = s.object_class)
                    and (i.parent_guid is null or i.parent_guid = s.parent_guid)
                    and (i.rdn = '' or i.rdn = s.rdn)
                    and s.attributes = ((s.attributes || i.attributes) - i.cleared) then do nothing
            when matched and i.deleted then update set
                deleted = true, absent = false, missing = false, dirty = s.dirty or not s.deleted, read_by = ?
            when matched then update set
                object_class = coalesce(i.object_class, s.object_class),
                parent_guid = coalesce(i.parent_guid, s.parent_guid),
                rdn = case when i.rdn = '' then s.rdn else i.rdn end,
                attributes = case when i.reduced then '{}'::jsonb
                                  when i.whole then i.attributes
                                  else (s.attributes || i.attributes) - i.cleared end,
                -- a restored object comes with what changed only: the rest is read again
                reduced = case when i.whole then i.reduced else i.reduced or s.reduced or s.deleted or i.cut end,
                restored = case when i.whole then false else s.restored or s.deleted or i.cut end,
                deleted = false,
                absent = false,
                missing = false,
                dirty = s.dirty or s.deleted or s.absent or i.cut
                    or s.object_class <> coalesce(i.object_class, s.object_class)
                    or s.parent_guid is distinct from coalesce(i.parent_guid, s.parent_guid)
                    or (i.rdn <> '' and s.rdn <> i.rdn)
                    or s.reduced <> i.reduced
                    or (i.whole and not i.reduced and s.attributes <> i.attributes)
                    or (not i.whole and not i.reduced
                        and s.attributes <> ((s.attributes || i.attributes) - i.cleared)),
                read_by = ?,
                whole_by = case when i.whole then ? else s.whole_by end
            when not matched and not i.deleted then
                insert (tenant_id, configuration_id, guid, object_class, parent_guid, rdn, attributes, reduced, restored, dirty, read_by, whole_by)
                values (?, ?, i.guid, coalesce(i.object_class, ''), i.parent_guid, i.rdn, i.attributes,
                        i.reduced or i.object_class is null or (i.cut and not i.whole), i.cut and not i.whole, true, ?, case when i.whole then ? end)
            """;

    private static final String MARK_BELOW_MOVED = """
            with recursive below as (
                select s.guid from source_object s join moved_container m on s.parent_guid = m.guid
                where s.tenant_id = ? and s.configuration_id = ?
                union
                select s.guid from source_object s join below b on s.parent_guid = b.guid
                where s.tenant_id = ? and s.configuration_id = ?)
            update source_object s set dirty = true
            from below b where s.tenant_id = ? and s.configuration_id = ? and s.guid = b.guid and not s.dirty
            """;

    static final String MERGE_LINKS = """
            merge into source_link_value v
            using incoming_link i
            on v.tenant_id = ? and v.configuration_id = ?
               and v.owner_guid = i.owner_guid and v.attribute = i.attribute and v.target_guid = i.target_guid
            when matched then update set
                dirty = v.dirty or v.present <> i.present, present = i.present, read_by = ?
            when not matched and i.present then
                insert (tenant_id, configuration_id, owner_guid, attribute, target_guid, present, dirty, read_by, told_by)
                values (?, ?, i.owner_guid, i.attribute, i.target_guid, true, ?, ?, nullif(?, 0::bigint))
            """;

    /**
     * A new value of a single-valued link ends the one before, whether or not the directory says so, and though it may
     * itself have ended since.
     */
    private static final String END_SINGLE_VALUES = """
            update source_link_value v set present = false, dirty = true
            from incoming_link i
            where v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = i.owner_guid
              and v.attribute = i.attribute and v.target_guid <> i.target_guid
              and i.was_there and v.present and v.attribute = any (?)
              and not exists (select 1 from incoming_link o
                              where o.present and o.owner_guid = v.owner_guid and o.attribute = v.attribute
                                and o.target_guid = v.target_guid)
            """;

    /**
     * Deleting an object ends every link from it and to it, silently, in every domain of the forest; also when it has
     * been restored since. Comes before the links that this page brings.
     */
    private static final String END_LINKS_FROM_DELETED = """
            update source_link_value v set present = false, dirty = true
            from incoming_object i
            where i.cut and v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = i.guid and v.present
            """;

    private static final String END_LINKS_TO_DELETED = """
            update source_link_value v set present = false, dirty = true
            from incoming_object i
            where i.cut and v.tenant_id = ? and v.target_guid = i.guid and v.present and v.attribute <> all (?)
            """;

    private static final String TAKE_OBJECTS = """
            insert into incoming_object (guid, whole, object_class, parent_guid, rdn, deleted, reduced, cut, attributes, cleared)
            select guid, true, nullif(object_class, ''), parent_guid, rdn, false, reduced, false, attributes, '{}'
            from shadow_object
            where tenant_id = ? and configuration_id = ? and guid > ? and not deleted order by guid limit ?
            """;

    private static final String TAKE_LINKS = """
            insert into incoming_link (owner_guid, attribute, target_guid, present)
            select v.owner_guid, v.attribute, v.target_guid, true
            from incoming_object i
            join shadow_link_value v on v.tenant_id = ? and v.configuration_id = ? and v.owner_guid = i.guid and v.present
            """;

    private static final String LAST_TAKEN = "select guid from incoming_object order by guid desc limit 1";
    private static final String KNOWN = """
            select exists (select 1 from source_object
                           where tenant_id = ? and configuration_id = ? and guid = any (?))
            """;

    private static final String UNIQUE_VIOLATION = "23505";

    /** Links that lead to an object of another forest wait for what stands for it in this one. */
    private static final String WAKE_LINKS_TO_FOREIGN = """
            update source_link_value v set dirty = true
            from incoming_object i
            join source_object s on s.tenant_id = ? and s.configuration_id = ? and s.guid = i.guid
            where lower(i.object_class) = 'foreignsecurityprincipal' and s.dirty and not s.deleted
              and v.tenant_id = s.tenant_id and v.configuration_id = s.configuration_id and v.target_guid = s.guid
              and v.present and not v.dirty
            """;

    private final Connection connection;
    private final Staged staged;
    private final Attempt attempt;
    private final long read;
    private final Copy copy;

    StagePage(Connection connection, Staged staged, Attempt attempt) {
        this(connection, staged, attempt, Copy.STAGED);
    }

    StagePage(Connection connection, Staged staged, Attempt attempt, Copy copy) {
        this.copy = copy;
        this.connection = connection;
        this.staged = staged;
        this.attempt = attempt;
        this.read = attempt.number();
    }

    void stage(PreparedPage page, StagingRules rules) throws SQLException {
        if (attempt.markLinks() || !page.isPlain() || isKnown(page) || !isNew(page)) {
            compare(page, rules);
        } else if (rules.primaryGroups()) {
            new StagePrimaryGroups(connection, staged, read).stage(page.objects());
        }
    }

    private boolean isKnown(PreparedPage page) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setObject(1, staged.tenant().value());
            statement.setObject(2, staged.configuration());
            statement.setArray(3, connection.createArrayOf("uuid", page.objects()));
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    /** Takes the page for new until the database says that it holds something of it: ranges may overlap. */
    private boolean isNew(PreparedPage page) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            copyStraight(page);
            connection.releaseSavepoint(before);
            return true;
        } catch (SQLException e) {
            if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(before);
            return false;
        }
    }

    /** Of a first reading, a page about nothing that was told before: there is nothing to compare it with. */
    private void copyStraight(PreparedPage page) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        CopyRows.write(
                connection,
                "source_object",
                page.objectRows().columns() + ", tenant_id, configuration_id, dirty, read_by, whole_by",
                page.objectRows().with(List.of(tenant, configuration, true, read, read)));
        CopyRows.write(
                connection,
                "source_link_value",
                page.linkRows().columns() + ", tenant_id, configuration_id, present, dirty, read_by",
                page.linkRows().with(List.of(tenant, configuration, true, false, read)));
    }

    private void compare(PreparedPage page, StagingRules rules) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        CopyRows.write(
                connection,
                "incoming_object",
                page.objectRows().columns(),
                page.objectRows().text());
        CopyRows.write(
                connection,
                "incoming_link",
                page.linkRows().columns(),
                page.linkRows().text());
        merge(rules);
    }

    /**
     * Merges a page of another copy, as if it were told whole.
     *
     * @param from whose objects are taken
     * @return the last object of the page; empty: there were none
     */
    Optional<UUID> stageFrom(Staged from, UUID after, int limit, StagingRules rules) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        update(TAKE_OBJECTS, from.tenant().value(), from.configuration(), after, limit);
        update(TAKE_LINKS, from.tenant().value(), from.configuration());
        merge(rules);
        try (PreparedStatement statement = connection.prepareStatement(LAST_TAKEN);
                var row = statement.executeQuery()) {
            return row.next() ? Optional.of(row.getObject(1, UUID.class)) : Optional.empty();
        }
    }

    private void merge(StagingRules rules) throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        update(NOTE_MOVED, tenant, configuration, rules.namesMatter(), rules.namesMatter() || rules.placesMatter());
        update(
                MERGE_OBJECTS,
                tenant,
                configuration,
                attempt.everything(),
                read,
                read,
                read,
                tenant,
                configuration,
                read,
                read);
        update(MARK_BELOW_MOVED, tenant, configuration, tenant, configuration, tenant, configuration);
        update(END_LINKS_FROM_DELETED, tenant, configuration);
        update(END_LINKS_TO_DELETED, tenant, rules.plainReferences().toArray(new String[0]));
        update(
                MERGE_LINKS,
                tenant,
                configuration,
                read,
                tenant,
                configuration,
                attempt.marksEachLink(),
                read,
                attempt.toldBy());
        update(
                END_SINGLE_VALUES,
                tenant,
                configuration,
                rules.singleValuedLinks().toArray(new String[0]));
        if (copy == Copy.STAGED) {
            update(WAKE_LINKS_TO_FOREIGN, tenant, configuration);
            if (rules.primaryGroups()) {
                new StagePrimaryGroups(connection, staged, read).stageIncoming();
            }
        }
    }

    private int update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(copy.in(sql))) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            return statement.executeUpdate();
        }
    }
}
