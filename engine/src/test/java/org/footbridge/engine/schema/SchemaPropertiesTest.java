package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.Stream;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.SchemaChoices.Extension;
import org.footbridge.engine.schema.SchemaChoices.Removal;
import org.footbridge.engine.schema.SchemaChoices.Setting;
import org.footbridge.engine.schema.SchemaChoices.Values;
import org.junit.jupiter.api.Test;

/** What holds for whatever an administrator may choose. */
class SchemaPropertiesTest {

    private static final long SEED = 20_260_131;
    private static final int ROUNDS = 300;
    private static final DirectoryFacts FACTS = new DirectoryFacts("corp.contoso.example", "CORP", "", "");
    private static final List<String> CLASSES = List.of("user", "inetOrgPerson", "group", "contact", "printer");
    private static final List<String> TARGETS = List.of(
            "city",
            "info",
            "manager",
            "accountEnabled",
            "displayName",
            "employeeId",
            "userType",
            "members",
            "proxyAddresses",
            "colour",
            "sourceAnchor",
            "thumbnailPhoto");
    private static final List<ValueSource> SOURCES = List.of(
            new ValueSource.Attribute("l"),
            new ValueSource.Attribute("manager"),
            new ValueSource.Attribute("contosoCostCentre"),
            new ValueSource.Attribute("nothing"),
            new ValueSource.Attribute("objectGUID"),
            new ValueSource.Constant("True"),
            new ValueSource.Constant("Guest"),
            new ValueSource.Expression("Trim([info])"),
            new ValueSource.Expression("Join(\", \", [sn], [givenName])"),
            new ValueSource.Expression("Trim("),
            new ValueSource.None(),
            new ValueSource.Cleared());

    private final Random random = new Random(SEED);

    @Test
    void whatHasNoFaultCompilesAlwaysToTheSameAndWhateverTheOrderOfChoices() {
        System.out.println("SchemaPropertiesTest seed " + SEED);
        int compiled = 0;
        for (int round = 0; round < ROUNDS; round++) {
            SchemaChoices choices = choices();
            ApplyChoices.Chosen chosen = DefaultSchema.with(choices);
            assertThat(DefaultSchema.with(shuffled(choices)).schema())
                    .describedAs("%s", choices)
                    .isEqualTo(chosen.schema());
            List<SchemaFault> faults = faults(chosen);
            assertThat(faults).isEqualTo(faults(DefaultSchema.with(choices)));
            assertThat(faults)
                    .allSatisfy(fault -> assertThat(fault.message()).isNotBlank())
                    .allSatisfy(fault -> assertThat(fault.nextStep()).isNotBlank());
            if (faults.isEmpty()) {
                compiled++;
                CompiledSchema one = compile(chosen.schema());
                assertThat(SchemaDifference.between(one, compile(chosen.schema()))
                                .isNone())
                        .isTrue();
            }
        }
        assertThat(compiled).isBetween(ROUNDS / 20, ROUNDS - ROUNDS / 20);
    }

    private static CompiledSchema compile(SynchronizationSchema schema) {
        return CompileSchema.compile(schema, Optional.of(Schemas.DIRECTORY), FACTS);
    }

    private static List<SchemaFault> faults(ApplyChoices.Chosen chosen) {
        return Stream.concat(
                        chosen.faults().stream(),
                        ValidateSchema.validate(chosen.schema(), Optional.of(Schemas.DIRECTORY)).stream())
                .filter(SchemaFault::isFault)
                .toList();
    }

    private SchemaChoices choices() {
        List<Removal> removed = new ArrayList<>();
        List<Setting> set = new ArrayList<>();
        List<Extension> extensions = new ArrayList<>();
        for (int number = random.nextInt(3); number > 0; number--) {
            Optional<String> object = random.nextBoolean() ? Optional.empty() : Optional.of(one(CLASSES));
            removed.add(new Removal(object, one(TARGETS), random.nextBoolean() ? Values.CLEAR : Values.KEEP));
        }
        if (random.nextInt(3) > 0) {
            set.add(new Setting(
                    one(CLASSES),
                    one(TARGETS),
                    one(SOURCES),
                    random.nextInt(4) == 0 ? Optional.of("x") : Optional.empty(),
                    ValueFlow.ALWAYS,
                    random.nextInt(4) == 0 ? OptionalInt.of(3) : OptionalInt.empty()));
        }
        if (random.nextInt(3) == 0) {
            extensions.add(new Extension(
                    "costCentre",
                    Optional.empty(),
                    new ValueSource.Attribute("contosoCostCentre"),
                    one(List.of(PropertyDefinition.Type.values())),
                    random.nextBoolean()));
        }
        Optional<List<String>> workloads = random.nextBoolean()
                ? Optional.empty()
                : Optional.of(List.of(one(List.of(Workload.values())).workloadName(), "teams"));
        return new SchemaChoices(
                workloads, removed, set, extensions, "0123456789abcdef0123456789abcdef", Optional.empty(), false, true);
    }

    private SchemaChoices shuffled(SchemaChoices choices) {
        List<Removal> removed = new ArrayList<>(choices.removed());
        Collections.shuffle(removed, random);
        return new SchemaChoices(
                choices.workloads().map(List::reversed),
                removed,
                choices.set(),
                choices.extensions(),
                choices.extensionApplication(),
                choices.anchor(),
                choices.writeBack(),
                choices.disableExpired());
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
