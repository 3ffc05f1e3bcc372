package org.footbridge.engine.schema;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.ValueFlow;

/** Writes the default schema as a page for people. */
final class WriteDefaultSchema {

    private static final String HEAD = """
        # Default schema

        What flows from Active Directory to the tenant directory as long as nobody says otherwise. `mappings` of a
        configuration changes it; `./footbridge config apply` names everything that does not fit.

        - **Source**: an attribute in brackets, texts without the blanks around them; a constant in quotes; or an
          [expression](expressions.md).
          `mailEnabled`, `accountDisabled`, `accountExpired`, `distinguishedName` and `objectGUID` are worked out. A constant
          such as `%DomainFQDN%` stands for what is known of the directory.
        - An account that expires is disabled when the moment of accountExpires comes, and enabled again when it is put off;
          `accounts.disableExpired: false` leaves it enabled.
        - **Type**: `[]` marks a property of several values; an attribute of several values gives a property of one its
          first. Binary values are base64. A number is the longest text. *required*: an object without a value is not
          synchronised.
        - **Workloads**: with `mappings.workloads` only what the named ones need flows. *always*: whatever is named;
          *unless chosen*: only when no workload is named.
        - Values of Exchange's attributes flow only of users and contacts with a mail nickname and of mail-enabled groups;
          its links to other objects flow of all. Certificates do not flow of objects that have more than 15.
        - Names that do not fit the tenant, and missing ones, are settled after the mapping: user principal name, mail
          nickname, mail, usage location.
        - An attribute that the directory does not have gives no value.
        - Keys of devices (msDS-KeyCredentialLink) have no place in the tenant directory. `preferredDataLocation` has one, but
          nothing flows there until it is mapped, because it decides where data lie.
        """;

    private WriteDefaultSchema() {}

    static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        page.append(workloads());
        page.append(section("Users and inetOrgPersons", "user", TargetKind.USER));
        page.append(section("Groups", "group", TargetKind.GROUP));
        page.append(section("Contacts", "contact", TargetKind.CONTACT));
        return page.toString();
    }

    private static String workloads() {
        return "\nWorkloads: "
                + Arrays.stream(Workload.values())
                        .map(workload -> "`" + workload.workloadName() + "`")
                        .collect(Collectors.joining(", "))
                + ".\n";
    }

    private static String section(String title, String sourceClass, TargetKind kind) {
        String anchor = DefaultSchema.schema()
                .objectMapping(sourceClass)
                .flatMap(mapping -> mapping.mappingOf(TargetSchema.ANCHOR))
                .orElseThrow()
                .source()
                .expression();
        StringBuilder section = new StringBuilder("\n## " + title + "\n\n");
        section.append("Source anchor: `").append(anchor).append("`\n\n");
        section.append("Matched by: ").append(matching(kind)).append("\n\n");
        section.append("| Target | Source | Type | Workloads |\n|---|---|---|---|\n");
        DefaultMappings.of(kind).forEach(mapping -> section.append(row(mapping, kind)));
        return section.toString();
    }

    private static String matching(TargetKind kind) {
        return DefaultMappings.of(kind).stream()
                .map(DefaultMapping::definition)
                .filter(mapping -> mapping.matchingPriority() > 0)
                .sorted(Comparator.comparingInt(AttributeMappingDefinition::matchingPriority))
                .map(mapping -> "`" + mapping.targetAttributeName() + "`")
                .collect(Collectors.joining(", then "));
    }

    private static String row(DefaultMapping mapping, TargetKind kind) {
        AttributeMappingDefinition definition = mapping.definition();
        PropertyDefinition property = TargetSchema.STANDARD
                .find(kind, definition.targetAttributeName())
                .orElseThrow();
        String creation = definition.flowType() == ValueFlow.OBJECT_ADD_ONLY ? " at creation" : "";
        return "| " + property.name() + " | `" + definition.source().expression() + "`" + creation + " | "
                + type(property) + " | " + flow(mapping, kind) + " |\n";
    }

    private static String type(PropertyDefinition property) {
        String type = property.type().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                + (property.multivalued() ? "[]" : "");
        String length = property.maximumLength() == Integer.MAX_VALUE ? "" : " " + property.maximumLength();
        String allowed = property.allowed().isEmpty()
                ? ""
                : " (" + property.allowed().stream().sorted().collect(Collectors.joining(", ")) + ")";
        return type + length + allowed + (property.required() ? ", required" : "");
    }

    private static String flow(DefaultMapping mapping, TargetKind kind) {
        return switch (mapping.flow()) {
            case ALWAYS -> "always";
            case UNLESS_CHOSEN -> "unless chosen";
            case BY_WORKLOAD -> {
                List<String> names =
                        mapping.workloads(kind).map(Workload::workloadName).toList();
                yield String.join(", ", names);
            }
        };
    }
}
