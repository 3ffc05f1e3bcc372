package org.footbridge.service.staging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.projection.SourceAttribute.Kind;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.staging.FoldedPage.LinkValue;
import org.footbridge.service.staging.FoldedPage.StagedEntry;
import org.footbridge.service.storage.CopyRows;

/** Merges what a reading of some attributes alone says, with a fixed number of statements a page. */
final class StageAttributes {
    private static final String TEMPORARY = """
            create temp table if not exists incoming_values (guid uuid primary key, attributes jsonb) on commit delete rows;
            """ + StagePage.INCOMING_LINK;

    /** The first that a reading says of an object puts all of the attributes right; what follows of it adds to that. */
    private static final String MERGE = """
            update source_object s
            set attributes = n.attributes, dirty = s.dirty or s.attributes <> n.attributes, read_by = ?,
                missing = false
            from (select o.guid, (case when o.read_by = ? then o.attributes else o.attributes - ?::text[] end)
                                 || i.attributes as attributes
                  from incoming_values i
                  join source_object o on o.tenant_id = ? and o.configuration_id = ? and o.guid = i.guid) n
            where s.tenant_id = ? and s.configuration_id = ? and s.guid = n.guid and not s.reduced and not s.deleted
            """;

    private static final String END_VALUES = """
            update source_object s set attributes = s.attributes - n.names, dirty = true
            from (values (?::uuid, ?::uuid, ?::text[])) n (tenant_id, configuration_id, names)
            where s.tenant_id = n.tenant_id and s.configuration_id = n.configuration_id and s.read_by <> ?
              and not s.deleted and jsonb_exists_any(s.attributes, n.names)
            """;

    private static final String END_LINKS = """
            update source_link_value set present = false, dirty = true
            where tenant_id = ? and configuration_id = ? and attribute = any (?) and read_by <> ? and present
            """;

    private final Connection connection;
    private final Staged staged;
    private final long read;
    private final String[] values;
    private final String[] links;
    private final Set<String> binary;

    StageAttributes(Connection connection, Staged staged, long read, List<SourceAttribute> attributes) {
        this.connection = connection;
        this.staged = staged;
        this.read = read;
        this.values = attributes.stream()
                .filter(attribute -> attribute.kind() != Kind.LINK)
                .map(StagedAttributes::key)
                .toArray(String[]::new);
        this.links = attributes.stream()
                .filter(attribute -> attribute.kind() == Kind.LINK)
                .map(StagedAttributes::key)
                .toArray(String[]::new);
        this.binary = attributes.stream()
                .filter(attribute -> attribute.kind() == Kind.BINARY)
                .map(StagedAttributes::key)
                .collect(Collectors.toUnmodifiableSet());
    }

    void stage(Page page) throws SQLException {
        FoldedPage folded = FoldedPage.of(page, StagingRules.ofValues(binary));
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        if (values.length > 0) {
            copyValues(folded);
            update(MERGE, read, read, values, tenant, configuration, tenant, configuration);
            if (Arrays.asList(values).contains(StagePrimaryGroups.ATTRIBUTE)) {
                new StagePrimaryGroups(connection, staged, read).stage(folded.objects());
            }
        }
        if (links.length > 0) {
            copyLinks(folded);
            update(
                    StagePage.MERGE_LINKS,
                    tenant,
                    configuration,
                    read,
                    tenant,
                    configuration,
                    true,
                    read,
                    Attempt.NOT_TOLD);
        }
    }

    void end() throws SQLException {
        Object tenant = staged.tenant().value();
        Object configuration = staged.configuration();
        update(END_VALUES, tenant, configuration, values, read);
        update(END_LINKS, tenant, configuration, links, read);
    }

    private void copyValues(FoldedPage folded) throws SQLException {
        Set<String> wanted = Set.of(values);
        try (CopyRows rows = CopyRows.into(connection, "incoming_values", "guid, attributes")) {
            for (StagedEntry entry : folded.entries()) {
                entry.attributes.retain(wanted);
                rows.value(entry.guid).value(entry.attributes).endRow();
            }
            rows.finish();
        }
    }

    private void copyLinks(FoldedPage folded) throws SQLException {
        Set<String> wanted = Set.of(links);
        try (CopyRows rows =
                CopyRows.into(connection, "incoming_link", "owner_guid, attribute, target_guid, present")) {
            for (Map.Entry<LinkValue, Boolean> link : folded.links().entrySet()) {
                if (wanted.contains(link.getKey().attribute())) {
                    rows.value(link.getKey().owner())
                            .value(link.getKey().attribute())
                            .value(link.getKey().target())
                            .value(link.getValue())
                            .endRow();
                }
            }
            rows.finish();
        }
    }

    private void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                if (parameters[i] instanceof String[] texts) {
                    statement.setArray(i + 1, connection.createArrayOf("text", texts));
                } else {
                    statement.setObject(i + 1, parameters[i]);
                }
            }
            statement.executeUpdate();
        }
    }
}
