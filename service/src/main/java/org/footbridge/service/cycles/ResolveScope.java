package org.footbridge.service.cycles;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.naming.TenantDomains;
import org.footbridge.engine.projection.DrawKey;
import org.footbridge.engine.projection.SyncRules;
import org.footbridge.engine.schema.CompiledSchema;
import org.footbridge.engine.scope.DefaultExclusion;
import org.footbridge.engine.scope.Scope;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ResolveNames;
import org.footbridge.relay.wire.Resolved;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.EffectiveSchema;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.configurations.ScopeDefinition;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.StreamConsumer;
import org.footbridge.service.schemas.DiscoveredDirectory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes the rules of a configuration: containers named by the administrator become GUIDs, once. */
@Component
class ResolveScope {
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final DirectoryRequests requests;
    private final Configurations configurations;
    private final JdbcClient jdbc;

    ResolveScope(DirectoryRequests requests, Configurations configurations, JdbcClient jdbc) {
        this.requests = requests;
        this.configurations = configurations;
        this.jdbc = jdbc;
    }

    /**
     * Looks names up and keeps what the directory gave for them.
     *
     * @throws ServiceFailure ScopeContainerNotFound, naming every container and group that the directory does not have
     */
    ConfigurationDefinition resolve(SavedConfiguration saved, ConfigurationDefinition definition) {
        ConfigurationDefinition resolved = lookUp(saved, definition);
        if (!definition.scope().resolved()) {
            configurations.resolved(saved, resolved);
        }
        return resolved;
    }

    /** The same, and nothing is kept. */
    ConfigurationDefinition lookUp(SavedConfiguration saved, ConfigurationDefinition definition) {
        if (definition.scope().resolved()) {
            return definition;
        }
        List<String> names = definition
                .scope()
                .entries()
                .filter(entry -> entry.guid().isEmpty())
                .map(ScopeDefinition.Entry::name)
                .distinct()
                .toList();
        Map<String, UUID> found = ask(saved, names);
        List<String> missing =
                names.stream().filter(name -> !found.containsKey(name)).toList();
        if (!missing.isEmpty()) {
            throw new ServiceFailure(
                    "ScopeContainerNotFound",
                    404,
                    "The directory " + saved.directory() + " has nothing named " + String.join("; ", missing) + ".",
                    "Correct scope.containers, scope.exclude and scope.groups of '" + saved.name()
                            + "' and apply it again.");
        }
        return definition.withScope(definition.scope().resolve(found));
    }

    /** @param directory what it said of itself; empty when it was never asked */
    SyncRules rules(
            SavedConfiguration saved, ConfigurationDefinition definition, Optional<DiscoveredDirectory> directory) {
        ScopeDefinition said = definition.scope();
        Scope scope = new Scope(guids(said.containers()), guids(said.excluded()))
                .withGroups(guids(said.groups()), said.nested());
        DirectoryFacts facts =
                directory.map(DiscoveredDirectory::facts).orElseGet(() -> DirectoryFacts.named(saved.directory()));
        CompiledSchema schema = EffectiveSchema.of(definition, saved.tenant())
                .compile(directory.flatMap(DiscoveredDirectory::told), facts);
        return SyncRules.of(schema, facts, domains(saved))
                .withDraws(draws(saved))
                .withAnchorWriteBack(definition.choices().writeBack())
                .withScope(scope)
                .withPrimaryGroupMembers(definition.primaryGroupMembers())
                .without(definition.exclusionsOff().toArray(DefaultExclusion[]::new));
    }

    private DrawKey draws(SavedConfiguration saved) {
        return DrawKey.of(jdbc.sql("select draw_key from tenant where id = ?")
                .params(saved.tenant().value())
                .query((row, number) -> row.getBytes(1))
                .single());
    }

    private TenantDomains domains(SavedConfiguration saved) {
        String initial = jdbc.sql("select initial_domain from tenant where id = ?")
                .params(saved.tenant().value())
                .query((row, number) -> row.getString(1))
                .single();
        Set<String> verified = new HashSet<>(jdbc.sql("select name from verified_domain where tenant_id = ?")
                .params(saved.tenant().value())
                .query((row, number) -> row.getString(1))
                .list());
        return new TenantDomains(initial, verified);
    }

    /** The GUIDs of those of the distinguished names that the directory has. */
    Map<String, UUID> ask(SavedConfiguration saved, List<String> names) {
        Map<String, UUID> found = new HashMap<>();
        Request request = Request.newBuilder()
                .setResolveNames(ResolveNames.newBuilder().addAllNames(names))
                .build();
        requests.exchange(saved.tenant(), saved.directoryId(), request, DEADLINE, new StreamConsumer() {
            @Override
            public void began(String streamId, String agentId) {
                found.clear();
            }

            @Override
            public void page(Page page) {}

            @Override
            public void resolved(Resolved resolved) {
                resolved.getNamesList().stream()
                        .filter(name -> !name.getGuid().isEmpty())
                        .forEach(name -> found.put(
                                name.getName(),
                                ObjectGuid.fromDirectoryBytes(name.getGuid().toByteArray())
                                        .value()));
            }

            @Override
            public void completed(Completed completed) {}
        });
        return found;
    }

    private static List<ObjectGuid> guids(List<ScopeDefinition.Entry> entries) {
        return entries.stream()
                .map(entry -> new ObjectGuid(entry.guid().orElseThrow()))
                .toList();
    }
}
