package org.footbridge.service.configurations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.service.documents.MergeFaults;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.footbridge.service.tenants.WritersTurn;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The configurations of the tenants. Every change is kept as a version. */
@Component
public class Configurations {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._ -]{0,119}");
    private static final String SELECT = """
            select c.tenant_id, c.id, c.name, c.directory_id, d.name as directory, c.version, c.mode, c.updated_at, c.definition::text
            from configuration c join connected_directory d on d.tenant_id = c.tenant_id and d.id = c.directory_id
            """;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final DirectorySchemas schemas;
    private final ApplicationEventPublisher events;

    public Configurations(
            JdbcClient jdbc, Transactions transactions, DirectorySchemas schemas, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.schemas = schemas;
        this.events = events;
    }

    /**
     * Published when a configuration was saved.
     *
     * @param before what was saved before
     * @param savedBy who saved it
     * @param readAgain the directory has to be read again: classes were added that were never staged
     * @param carriedOut everything that follows from it is done in the same transaction
     */
    public record ConfigurationSaved(
            SavedConfiguration configuration,
            Optional<SavedConfiguration> before,
            String savedBy,
            boolean readAgain,
            boolean carriedOut) {}

    /**
     * Published when a configuration is to do what its cycles plan, or only to show it.
     *
     * @param before as it was
     */
    public record ModeChanged(SavedConfiguration before, ConfigurationMode mode, String by) {}

    /** Published when a configuration was deleted. */
    public record ConfigurationDeleted(TenantId tenant, UUID id) {}

    /**
     * Saves a new configuration or a new version of one. What was saved before and is equal is left alone.
     *
     * @throws ServiceFailure InvalidConfiguration (400), UnknownDirectory (404), AnchorImmutable (409),
     *     ScopeBecomesEverything (409)
     */
    public SavedConfiguration save(TenantId tenant, String name, JsonNode node, String savedBy) {
        return save(tenant, name, node, savedBy, false);
    }

    /** @param activate whether its cycles do what they plan, from the first one on, without a look at a plan */
    public SavedConfiguration save(TenantId tenant, String name, JsonNode node, String savedBy, boolean activate) {
        refuseName(name);
        ReadDefinition.Read read = ReadDefinition.read(node);
        refuseFaults(tenant, read);
        return Objects.requireNonNull(transactions.in(_ -> {
            SavedConfiguration saved = saveInTransaction(
                    tenant,
                    name,
                    read.definition(),
                    node.path("scope").path(ReadScope.EVERYTHING).asBoolean(false),
                    savedBy);
            if (!activate) {
                return saved;
            }
            mode(saved, ConfigurationMode.ACTIVE, savedBy);
            return find(tenant, saved.id()).orElseThrow();
        }));
    }

    /** @throws ServiceFailure InvalidConfiguration (400) */
    static void refuseName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new ServiceFailure(
                    "InvalidConfiguration",
                    400,
                    "A configuration cannot be named '" + name + "'.",
                    "Use letters, digits, blanks and . _ - (120 at most).");
        }
    }

    /** As it is, and as it stays until the transaction ends; empty: it was deleted. */
    public Optional<SavedConfiguration> hold(SavedConfiguration saved) {
        return jdbc.sql(SELECT + "where c.tenant_id = ? and c.id = ? for no key update of c")
                .params(saved.tenant().value(), saved.id())
                .query(Configurations::row)
                .optional();
    }

    /**
     * Saves what a plan was made for and makes the configuration active, in the transaction that applies the plan.
     *
     * @param saved as {@link #hold} gave it
     * @param definition checked already, see {@link #candidate}
     * @param carriedOut whether everything that follows from it is done in this transaction
     */
    public void apply(
            SavedConfiguration saved, ConfigurationDefinition definition, boolean carriedOut, String appliedBy) {
        store(saved.tenant(), saved.name(), saved.directoryId(), Optional.of(saved), definition, appliedBy, carriedOut);
        mode(saved, ConfigurationMode.ACTIVE, appliedBy);
    }

    /**
     * What would be saved, with the same checks; nothing is.
     *
     * @param configuration as its next version
     * @param readAgain the directory would have to be read again as a whole
     */
    public record Candidate(SavedConfiguration configuration, boolean readAgain) {}

    /** @throws ServiceFailure as {@link #save} */
    public Candidate candidate(SavedConfiguration saved, JsonNode node) {
        ReadDefinition.Read read = ReadDefinition.read(node);
        refuseFaults(saved.tenant(), read);
        ConfigurationDefinition before = definition(saved);
        ConfigurationDefinition definition = checked(
                saved.tenant(),
                saved.name(),
                read.definition(),
                node.path("scope").path(ReadScope.EVERYTHING).asBoolean(false),
                Optional.of(saved));
        refuseOtherAnchor(saved, before, definition);
        SavedConfiguration next = new SavedConfiguration(
                saved.tenant(),
                saved.id(),
                saved.name(),
                saved.directoryId(),
                saved.directory(),
                saved.version() + 1,
                saved.mode(),
                saved.updatedAt(),
                WriteDefinition.json(definition));
        return new Candidate(next, isReadAgain(before, definition));
    }

    /**
     * What a document would come to as a configuration of its own, with the checks of its form and of its rules; nothing is
     * saved.
     *
     * @throws ServiceFailure InvalidConfiguration (400), UnknownDirectory (404)
     */
    public SavedConfiguration unsaved(TenantId tenant, JsonNode node) {
        ReadDefinition.Read read = ReadDefinition.read(node);
        refuseFaults(tenant, read);
        ConfigurationDefinition definition = read.definition();
        return new SavedConfiguration(
                tenant,
                UUID.randomUUID(),
                definition.directory(),
                directory(tenant, definition.directory()),
                definition.directory(),
                0,
                ConfigurationMode.STAGING,
                Instant.EPOCH,
                WriteDefinition.json(definition));
    }

    /**
     * Refuses a change of an active configuration that was not shown. When its cycles run, and passwords, which are
     * no part of an object, need no plan.
     *
     * @throws ServiceFailure PlanRequired (409), and as {@link #save}
     */
    public void requirePlan(SavedConfiguration saved, JsonNode node) {
        requirePlan(saved, definition(candidate(saved, node).configuration()));
    }

    private void requirePlan(SavedConfiguration saved, ConfigurationDefinition wanted) {
        if (needsPlan(saved, wanted)) {
            throw new ServiceFailure(
                    "PlanRequired",
                    409,
                    "The configuration '" + saved.name()
                            + "' is active: what a change of it does is shown before it is saved.",
                    "Make a plan for the change, with POST /admin/v1/configurations/" + saved.name()
                            + "/plans, and apply that: footbridge config apply does both. Or put it into staging mode"
                            + " first: footbridge config stage " + saved.name());
        }
    }

    /** Whether a change is shown before it is saved: that of an active configuration, if it can come to anything. */
    boolean needsPlan(SavedConfiguration saved, ConfigurationDefinition wanted) {
        ConfigurationDefinition before = definition(saved);
        return saved.mode() == ConfigurationMode.ACTIVE
                && !wanted.withTimes(before.enabled(), before.interval())
                        .withPasswords(before.passwords())
                        .equals(before);
    }

    private static boolean isReadAgain(ConfigurationDefinition before, ConfigurationDefinition after) {
        return !before.objects().containsAll(after.objects());
    }

    public Optional<SavedConfiguration> find(TenantId tenant, String name) {
        return jdbc.sql(SELECT + "where c.tenant_id = ? and c.name = ?")
                .params(tenant.value(), name)
                .query(Configurations::row)
                .optional();
    }

    public Optional<SavedConfiguration> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + "where c.tenant_id = ? and c.id = ?")
                .params(tenant.value(), id)
                .query(Configurations::row)
                .optional();
    }

    public List<SavedConfiguration> list(TenantId tenant) {
        return jdbc.sql(SELECT + "where c.tenant_id = ? order by c.name")
                .params(tenant.value())
                .query(Configurations::row)
                .list();
    }

    /** The configurations that read a directory. */
    public List<SavedConfiguration> ofDirectory(TenantId tenant, UUID directory) {
        return jdbc.sql(SELECT + "where c.tenant_id = ? and c.directory_id = ?")
                .params(tenant.value(), directory)
                .query(Configurations::row)
                .list();
    }

    /**
     * Deletes a configuration and its staged copy; what it synchronised stays in the tenant directory, and other
     * directories still know it by the source objects that fed it. A cycle that is under way ends its page first, loses
     * its job with it, and writes nothing more; nor does another configuration hand anything over meanwhile.
     */
    public boolean delete(TenantId tenant, String name) {
        Optional<SavedConfiguration> saved = find(tenant, name);
        if (saved.isEmpty()) {
            return false;
        }
        transactions.run(() -> delete(tenant, saved.get().id()));
        events.publishEvent(new ConfigurationDeleted(tenant, saved.get().id()));
        return true;
    }

    private void delete(TenantId tenant, UUID configuration) {
        jdbc.sql("delete from job where tenant_id = ? and configuration_id = ?")
                .params(tenant.value(), configuration)
                .update();
        WritersTurn.take(jdbc, tenant);
        // what it fed is still meant by the groups of others that name its source objects
        jdbc.sql("""
                        insert into former_link (tenant_id, source_guid, object_id)
                        select tenant_id, source_guid, object_id from link
                        where tenant_id = ? and configuration_id = ?
                        on conflict do nothing
                        """).params(tenant.value(), configuration).update();
        for (String table : List.of("link", "source_link_value", "source_object")) {
            jdbc.sql("delete from " + table + " where tenant_id = ? and configuration_id = ?")
                    .params(tenant.value(), configuration)
                    .update();
        }
        jdbc.sql("delete from configuration where tenant_id = ? and id = ?")
                .params(tenant.value(), configuration)
                .update();
    }

    public ConfigurationDefinition definition(SavedConfiguration saved) {
        return ReadDefinition.of(saved.definition());
    }

    /** @throws ServiceFailure ConfigurationInStaging (409) when nothing is to be written for it */
    public void refuseStaging(SavedConfiguration saved) {
        if (saved.mode() == ConfigurationMode.STAGING) {
            throw inStaging(saved);
        }
    }

    /** ConfigurationInStaging (409). */
    public static ServiceFailure inStaging(SavedConfiguration saved) {
        return new ServiceFailure(
                "ConfigurationInStaging",
                409,
                "The configuration '" + saved.name() + "' is in staging mode: nothing is written for it.",
                "See what would come of it, or make it active: footbridge config enable " + saved.name());
    }

    /** Whether its cycles do what they plan, from the next one on; in the transaction that is open. */
    public void mode(SavedConfiguration saved, ConfigurationMode mode, String by) {
        int changed = jdbc.sql(
                        "update configuration set mode = ?, updated_at = now() where tenant_id = ? and id = ? and mode <> ?")
                .params(mode.text(), saved.tenant().value(), saved.id(), mode.text())
                .update();
        if (changed > 0) {
            events.publishEvent(new ModeChanged(saved, mode, by));
        }
    }

    /** Keeps the GUIDs that the directory gave for the names; not a new version, nobody changed their mind. */
    public void resolved(SavedConfiguration saved, ConfigurationDefinition definition) {
        jdbc.sql("update configuration set definition = ?::jsonb where tenant_id = ? and id = ? and version = ?")
                .params(
                        WriteDefinition.json(definition).toString(),
                        saved.tenant().value(),
                        saved.id(),
                        saved.version())
                .update();
    }

    private SavedConfiguration saveInTransaction(
            TenantId tenant, String name, ConfigurationDefinition wanted, boolean everything, String savedBy) {
        Optional<SavedConfiguration> before = find(tenant, name);
        ConfigurationDefinition definition = checked(tenant, name, wanted, everything, before);
        return store(tenant, name, directory(tenant, wanted.directory()), before, definition, savedBy, false);
    }

    /** The definition that is to be saved, if it may follow the one before. */
    private ConfigurationDefinition checked(
            TenantId tenant,
            String name,
            ConfigurationDefinition wanted,
            boolean everything,
            Optional<SavedConfiguration> before) {
        UUID directory = directory(tenant, wanted.directory());
        Optional<ConfigurationDefinition> definitionBefore = before.map(this::definition);
        if (before.isPresent() && !before.get().directoryId().equals(directory)) {
            throw new ServiceFailure(
                    "InvalidConfiguration",
                    400,
                    "Configuration '" + name + "' reads " + before.get().directory()
                            + " and cannot change to another directory.",
                    "Give the new directory a configuration of its own.");
        }
        ConfigurationDefinition definition = before.map(saved ->
                        wanted.withScope(keepGuids(saved, definition(saved).scope(), wanted.scope())))
                .orElse(wanted);
        if (!everything && definitionBefore.isPresent()) {
            refuseWholeDirectory(name, definitionBefore.get(), definition);
        }
        return definition;
    }

    /** The scope with the GUIDs that its names have already; not those of what is gone from the directory. */
    ScopeDefinition keepGuids(SavedConfiguration saved, ScopeDefinition before, ScopeDefinition wanted) {
        UUID[] known = before.entries()
                .flatMap(entry -> entry.guid().stream())
                .distinct()
                .toArray(UUID[]::new);
        Set<UUID> gone = known.length == 0
                ? Set.of()
                : Set.copyOf(jdbc.sql("""
                                select guid from source_object
                                where tenant_id = ? and configuration_id = ? and guid = any (?)
                                  and (deleted or absent or missing)
                                """)
                        .params(saved.tenant().value(), saved.id(), known)
                        .query(UUID.class)
                        .list());
        return wanted.keepGuids(before, gone);
    }

    /** Who takes the last container out, because it is gone, hardly means everybody. */
    private static void refuseWholeDirectory(
            String name, ConfigurationDefinition before, ConfigurationDefinition after) {
        if (before.scope().limited() && !after.scope().limited()) {
            throw new ServiceFailure(
                    "ScopeBecomesEverything",
                    409,
                    "Without containers and groups in the scope of '" + name + "' the whole directory "
                            + after.directory() + " would be synchronised.",
                    "Name the containers or groups that are meant; if it is the whole directory, say so with"
                            + " scope.everything: true.");
        }
    }

    /** Saves a definition that was made from the one before, and checked. */
    SavedConfiguration replace(SavedConfiguration saved, ConfigurationDefinition definition, String savedBy) {
        refuseWholeDirectory(saved.name(), definition(saved), definition);
        requirePlan(saved, definition);
        return Objects.requireNonNull(transactions.in(connection -> store(
                saved.tenant(),
                saved.name(),
                saved.directoryId(),
                find(saved.tenant(), saved.id()),
                definition,
                savedBy,
                false)));
    }

    private SavedConfiguration store(
            TenantId tenant,
            String name,
            UUID directory,
            Optional<SavedConfiguration> before,
            ConfigurationDefinition definition,
            String savedBy,
            boolean carriedOut) {
        Optional<ConfigurationDefinition> definitionBefore = before.map(this::definition);
        if (definitionBefore.filter(definition::equals).isPresent()) {
            return before.orElseThrow();
        }
        if (before.isPresent()) {
            refuseOtherAnchor(before.get(), definitionBefore.orElseThrow(), definition);
        }
        UUID id = before.map(SavedConfiguration::id).orElseGet(UUID::randomUUID);
        int version = before.map(SavedConfiguration::version).orElse(0) + 1;
        write(tenant, id, name, directory, definition, version, savedBy);
        SavedConfiguration saved = find(tenant, id).orElseThrow();
        boolean readAgain =
                definitionBefore.map(old -> isReadAgain(old, definition)).orElse(true);
        events.publishEvent(new ConfigurationSaved(saved, before, savedBy, readAgain, carriedOut));
        return saved;
    }

    private void refuseFaults(TenantId tenant, ReadDefinition.Read read) {
        ReadDefinition.refuse(faults(tenant, read));
    }

    /** Of form and of meaning, as far as they can be told without what is saved. */
    List<Detail> faults(TenantId tenant, ReadDefinition.Read read) {
        ConfigurationDefinition definition = read.definition();
        EffectiveSchema effective = EffectiveSchema.of(definition, tenant);
        Optional<UUID> directory = directoryId(tenant, definition.directory());
        Optional<DiscoveredDirectory> known = directory.flatMap(id -> schemas.find(tenant, id));
        List<Detail> faults = effective.faults(known.flatMap(DiscoveredDirectory::told));
        if (known.isPresent()
                && faults.size() > effective.faults(Optional.empty()).size()) {
            // what the directory did not have may have been added since it was asked
            DiscoveredDirectory now =
                    schemas.refreshed(tenant, directory.orElseThrow(), definition.directory(), known.get());
            faults = effective.faults(now.told());
        }
        return MergeFaults.of(read.faults(), faults);
    }

    /** What an object is known by is for life: with another anchor every object would be a new one. */
    private void refuseOtherAnchor(
            SavedConfiguration saved, ConfigurationDefinition before, ConfigurationDefinition after) {
        List<String> changed = ChangeAnchor.refused(
                EffectiveSchema.of(before, saved.tenant()).anchors(),
                EffectiveSchema.of(after, saved.tenant()).anchors());
        if (changed.isEmpty()) {
            return;
        }
        boolean linked = jdbc.sql("select exists (select 1 from link where tenant_id = ? and configuration_id = ?)")
                .params(saved.tenant().value(), saved.id())
                .query(Boolean.class)
                .single();
        if (linked) {
            throw new ServiceFailure(
                    "AnchorImmutable",
                    409,
                    "The source anchor of " + String.join(", ", changed) + " in '" + saved.name()
                            + "' cannot change any more: objects were synchronised by it.",
                    "Keep anchor.source as it is; only objectGUID may become mS-DS-ConsistencyGuid.");
        }
    }

    private void write(
            TenantId tenant,
            UUID id,
            String name,
            UUID directory,
            ConfigurationDefinition definition,
            int version,
            String savedBy) {
        String json = WriteDefinition.json(definition).toString();
        jdbc.sql("""
                        insert into configuration (tenant_id, id, name, directory_id, definition, version, mode)
                        values (?, ?, ?, ?, ?::jsonb, ?, 'staging')
                        on conflict (tenant_id, id)
                        do update set definition = excluded.definition, version = excluded.version, updated_at = now()
                        """).params(tenant.value(), id, name, directory, json, version).update();
        jdbc.sql("""
                        insert into configuration_version (tenant_id, configuration_id, version, definition, saved_by)
                        values (?, ?, ?, ?::jsonb, ?)
                        """).params(tenant.value(), id, version, json, savedBy).update();
    }

    private Optional<UUID> directoryId(TenantId tenant, String name) {
        return jdbc.sql("select id from connected_directory where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .query(UUID.class)
                .optional();
    }

    /** @throws ServiceFailure UnknownDirectory (404) */
    UUID directory(TenantId tenant, String name) {
        return directoryId(tenant, name)
                .orElseThrow(() -> new ServiceFailure(
                        "UnknownDirectory",
                        404,
                        "No agent is registered for the directory '" + name + "'.",
                        "Register one: footbridge token create --directory " + name
                                + ", then footbridge agent register on a machine beside it."));
    }

    private static SavedConfiguration row(ResultSet row, int number) throws SQLException {
        return new SavedConfiguration(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getObject("directory_id", UUID.class),
                row.getString("directory"),
                row.getInt("version"),
                ConfigurationMode.of(row.getString("mode")),
                row.getTimestamp("updated_at").toInstant(),
                JsonMapper.shared().readTree(row.getString("definition")));
    }
}
