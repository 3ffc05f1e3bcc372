package org.footbridge.service.configurations;

import java.util.List;
import java.util.Optional;
import org.footbridge.service.configurations.ConfigurationDefinition.ScopeContainer;

/** A container that is named as before keeps its GUID, so that a renamed one stays what it was. */
final class KeepContainers {
    private KeepContainers() {}

    static ConfigurationDefinition of(ConfigurationDefinition wanted, ConfigurationDefinition before) {
        return new ConfigurationDefinition(
                wanted.directory(),
                wanted.enabled(),
                wanted.interval(),
                wanted.objects(),
                keep(wanted.containers(), before.containers()),
                keep(wanted.excluded(), before.excluded()),
                wanted.deleteThreshold());
    }

    private static List<ScopeContainer> keep(List<ScopeContainer> wanted, List<ScopeContainer> before) {
        return wanted.stream()
                .map(container -> container.guid().isPresent() ? container : known(container, before))
                .toList();
    }

    private static ScopeContainer known(ScopeContainer wanted, List<ScopeContainer> before) {
        return before.stream()
                .filter(old -> old.name().equalsIgnoreCase(wanted.name()))
                .filter(old -> old.guid().isPresent())
                .findFirst()
                .map(old ->
                        new ScopeContainer(wanted.name(), Optional.of(old.guid().orElseThrow())))
                .orElse(wanted);
    }
}
