package org.footbridge.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The oracle knows what docs/default-schema.md promises, neither more nor less. */
class DefaultFlowTest {
    private static final Path PAGE = Path.of("..", "docs", "default-schema.md");
    private static final Map<Kind, String> SECTIONS =
            Map.of(Kind.USER, "## Users", Kind.GROUP, "## Groups", Kind.CONTACT, "## Contacts");
    private static final Expectation ALL =
            new Expectation("corp.example", "CORP", List.of(), List.of(), Set.of(), "contoso.onmicrosoft.example");

    /** What no mapping brings: the tenant directory itself says so. */
    private static final Set<String> OF_THE_TENANT = Set.of("onPremisesImmutableId", "onPremisesSyncEnabled");

    /** Contacts show none of these; that is all that is said of them. */
    private static final Set<String> IF_SHOWN =
            Set.of("onPremisesDistinguishedName", "onPremisesDomainName", "onPremisesObjectIdentifier");

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyTargetOfTheDefaultSchemaIsExpectedAndNothingElse(Kind kind) throws IOException {
        Set<String> expected = new TreeSet<>(properties(kind));
        expected.addAll(DefaultFlow.references(kind));
        expected.removeAll(OF_THE_TENANT);
        if (kind == Kind.GROUP) {
            expected.add("members");
        }
        if (kind == Kind.CONTACT) {
            expected.removeAll(IF_SHOWN);
        }
        assertThat(expected).isEqualTo(targets(kind));
    }

    private static Set<String> properties(Kind kind) {
        OnPremisesEntry entry = new OnPremisesEntry(UUID.randomUUID(), "CN=x,DC=corp", new TreeMap<>(), Map.of());
        Map<String, Object> properties = switch (kind) {
            case USER -> UserRules.properties(entry, ALL);
            case GROUP -> GroupRules.properties(entry, ALL);
            case CONTACT -> ContactRules.properties(entry, ALL);
        };
        return properties.keySet();
    }

    private static Set<String> targets(Kind kind) throws IOException {
        Set<String> targets = new TreeSet<>();
        boolean inSection = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                inSection = line.startsWith(String.valueOf(SECTIONS.get(kind)));
            } else if (inSection && line.startsWith("| ") && !line.startsWith("| Target ")) {
                String target = line.split("\\|")[1].strip();
                targets.add(target.startsWith("extensionAttribute") ? "onPremisesExtensionAttributes" : target);
            }
        }
        return targets;
    }
}
