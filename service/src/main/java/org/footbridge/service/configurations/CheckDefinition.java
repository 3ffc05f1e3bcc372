package org.footbridge.service.configurations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says what saving a definition would come to, with the checks of saving. Nothing is saved. */
@Component
public class CheckDefinition {
    private static final Map<String, String> PLACES = Map.of(
            "UnknownDirectory", "directory",
            "InvalidConfiguration", "directory",
            "AnchorImmutable", "anchor.source",
            "ScopeBecomesEverything", "scope");

    private final Configurations configurations;

    CheckDefinition(Configurations configurations) {
        this.configurations = configurations;
    }

    /**
     * A reason why it would not be saved.
     *
     * @param nextStep empty: the message says it all
     */
    public record Fault(String code, String target, String message, String nextStep) {
        private static Fault of(Detail detail) {
            return new Fault(
                    detail.code().isEmpty() ? "InvalidConfiguration" : detail.code(),
                    detail.target(),
                    detail.message(),
                    "");
        }
    }

    /**
     * What was found out.
     *
     * @param saved what is saved under that name
     * @param differences what would change; all of it when nothing is saved, nothing when there are faults
     * @param planRequired the change would have to be shown before it is saved
     */
    public record Checked(
            Optional<SavedConfiguration> saved,
            List<Fault> faults,
            List<DefinitionDifference> differences,
            boolean planRequired) {}

    public Checked check(TenantId tenant, String name, JsonNode node) {
        Optional<SavedConfiguration> saved = configurations.find(tenant, name);
        ReadDefinition.Read read = ReadDefinition.read(node);
        List<Fault> faults = new ArrayList<>();
        noteFailure(faults, "name", () -> Configurations.refuseName(name));
        configurations.faults(tenant, read).stream().map(Fault::of).forEach(faults::add);
        if (faults.stream().noneMatch(fault -> fault.target().equals("directory"))) {
            noteFailure(
                    faults,
                    "directory",
                    () -> configurations.directory(tenant, read.definition().directory()));
        }
        if (!faults.isEmpty()) {
            return new Checked(saved, faults, List.of(), false);
        }
        try {
            return saved.map(before -> change(before, node)).orElseGet(() -> made(read.definition()));
        } catch (ServiceFailure refused) {
            return new Checked(
                    saved, List.of(fault(refused, PLACES.getOrDefault(refused.code(), ""))), List.of(), false);
        }
    }

    private static Checked made(ConfigurationDefinition definition) {
        return new Checked(
                Optional.empty(),
                List.of(),
                CompareDefinitions.compare(JsonMapper.shared().createObjectNode(), WriteDefinition.json(definition)),
                false);
    }

    private Checked change(SavedConfiguration saved, JsonNode node) {
        ConfigurationDefinition before = configurations.definition(saved);
        ConfigurationDefinition after =
                configurations.definition(configurations.candidate(saved, node).configuration());
        return new Checked(
                Optional.of(saved),
                List.of(),
                CompareDefinitions.compare(WriteDefinition.json(before), WriteDefinition.json(after)),
                configurations.needsPlan(saved, after));
    }

    private static void noteFailure(List<Fault> faults, String target, Runnable check) {
        try {
            check.run();
        } catch (ServiceFailure refused) {
            faults.add(fault(refused, target));
        }
    }

    private static Fault fault(ServiceFailure refused, String target) {
        return new Fault(refused.code(), target, refused.reason(), refused.nextStep());
    }
}
