package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.footbridge.engine.NumberedNames;
import org.footbridge.engine.TargetKind;
import org.junit.jupiter.api.Test;

class WorkloadTest {

    /** What every user is made of, whatever flows besides. */
    private static final Set<String> OF_EVERY_USER = Set.of(
            "sourceAnchor",
            "accountEnabled",
            "cn",
            "displayName",
            "lastPasswordChangeDateTime",
            "mailNickname",
            "onPremisesDistinguishedName",
            "onPremisesDomainName",
            "onPremisesNetBiosName",
            "onPremisesObjectIdentifier",
            "onPremisesSamAccountName",
            "onPremisesSecurityIdentifier",
            "onPremisesUserPrincipalName",
            "usageLocation",
            "userPrincipalName",
            "userType");

    @Test
    void listsAreThoseOfTheTable() {
        Map<String, Set<String>> whole = new TreeMap<>();
        for (List<String> row : Tables.lines("workloads.txt")) {
            Workload workload = Workload.named(row.get(0)).orElseThrow();
            for (TargetKind kind : KindLetters.kinds(row.get(2))) {
                Set<String> names = names(row);
                assertThat(lowerCase(workload.attributes(kind))).containsAll(names);
                if (row.get(1).equals("whole")) {
                    whole.computeIfAbsent(workload + " " + kind, absent -> new TreeSet<>())
                            .addAll(names);
                }
            }
        }
        whole.forEach((key, names) -> {
            String[] parts = key.split(" ");
            assertThat(lowerCase(Workload.valueOf(parts[0]).attributes(TargetKind.valueOf(parts[1]))))
                    .describedAs(key)
                    .isEqualTo(names);
        });
        assertThat(whole).hasSize(13);
    }

    /** The anchor has a mapping of its own, securityEnabled and accountEnabled are computed. */
    @Test
    void everythingListedIsMapped() {
        for (Workload workload : Workload.values()) {
            for (TargetKind kind : TargetKind.values()) {
                Set<String> sources = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
                sources.addAll(Set.of("sourceAnchor", "otherFacsimileTelephone", "userSMIMECertificates"));
                DefaultMappings.of(kind).forEach(mapping -> sources.add(mapping.attribute()));
                Set<String> missing = new TreeSet<>(workload.attributes(kind));
                missing.removeIf(sources::contains);
                assertThat(missing).describedAs(workload + " " + kind).isEmpty();
            }
        }
    }

    @Test
    void withOfficeOnlyNothingFlowsButWhatEveryUserIsMadeOf() {
        assertThat(targets("user", "office")).isEqualTo(OF_EVERY_USER);
    }

    @Test
    void theMinimumAddsNamesAddressesAndTheEmployeeNumber() {
        assertThat(added("user", "minimal"))
                .containsExactlyInAnyOrder("employeeId", "givenName", "mail", "proxyAddresses", "surname");
        assertThat(targets("group", "minimal")).contains("managedBy", "members", "mail", "securityEnabled");
        assertThat(targets("contact", "minimal"))
                .containsExactlyInAnyOrder(
                        "sourceAnchor",
                        "displayName",
                        "givenName",
                        "mail",
                        "mailNickname",
                        "proxyAddresses",
                        "surname");
    }

    @Test
    void exchangeBringsItsOwnAttributesAndNoneOfTelephony() {
        assertThat(targets("user", "exchange"))
                .contains("msExchMailboxGuid", "extensionAttribute15", "altRecipient", "userSMIMECertificate", "mail")
                .doesNotContain("msRTCSIP-Line", "middleName", "employeeId", "employeeNumber", "description");
        assertThat(targets("group", "exchange"))
                .contains("description", "msExchCoManagedByLink", "oOFReplyToOriginator")
                .doesNotContain("hideDLMembership");
    }

    @Test
    void severalWorkloadsFlowTogether() {
        Set<String> both = new TreeSet<>(targets("user", "teams"));
        both.addAll(targets("user", "sharepoint"));
        assertThat(targets("user", "teams", "SharePoint")).isEqualTo(both).contains("msRTCSIP-Line", "middleName");
    }

    @Test
    void withoutAnyWorkloadOnlyWhatIsMechanicalFlows() {
        assertThat(targets("user")).isEqualTo(OF_EVERY_USER);
    }

    @Test
    void everyChoiceOfWorkloadsLeavesAUsableSchema() {
        for (Workload workload : Workload.values()) {
            ApplyChoices.Chosen chosen = DefaultSchema.with(choice(workload.workloadName()));
            assertThat(chosen.faults()).isEmpty();
            for (TargetKind kind : TargetKind.values()) {
                String sourceClass = kind.dbName();
                Set<String> required = TargetSchema.STANDARD.properties(kind).stream()
                        .filter(property -> property.required())
                        .map(property -> property.name())
                        .collect(Collectors.toSet());
                assertThat(targets(sourceClass, workload.workloadName())).containsAll(required);
            }
        }
    }

    private static Set<String> added(String sourceClass, String workload) {
        Set<String> added = new TreeSet<>(targets(sourceClass, workload));
        added.removeAll(OF_EVERY_USER);
        return added;
    }

    private static Set<String> targets(String sourceClass, String... workloads) {
        return DefaultSchema.with(choice(workloads))
                .schema()
                .objectMapping(sourceClass)
                .orElseThrow()
                .attributeMappings()
                .stream()
                .map(AttributeMappingDefinition::targetAttributeName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static SchemaChoices choice(String... workloads) {
        return new SchemaChoices(
                Optional.of(List.of(workloads)), List.of(), List.of(), List.of(), "", Optional.empty(), false, true);
    }

    private static Set<String> names(List<String> row) {
        Set<String> names = new TreeSet<>();
        row.stream().skip(3).forEach(word -> names.addAll(NumberedNames.expand(word)));
        return lowerCase(names);
    }

    private static Set<String> lowerCase(Set<String> names) {
        return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toCollection(TreeSet::new));
    }
}
