package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.schema.SchemaChoices.Extension;
import org.footbridge.engine.schema.SchemaChoices.Removal;
import org.footbridge.engine.schema.SchemaChoices.Setting;
import org.footbridge.engine.schema.SchemaChoices.Values;
import org.junit.jupiter.api.Test;

class ApplyChoicesTest {

    private static final String APPLICATION = "0123456789abcdef0123456789abcdef";

    private Optional<List<String>> workloads = Optional.empty();
    private List<Removal> removed = List.of();
    private List<Setting> set = List.of();
    private List<Extension> extensions = List.of();
    private String application = APPLICATION;
    private Optional<AnchorRule> anchor = Optional.empty();
    private boolean writeBack;
    private boolean disableExpired = true;

    @Test
    void withoutChoicesTheSchemaIsTheDefaultOne() {
        ApplyChoices.Chosen chosen = DefaultSchema.with(SchemaChoices.NONE);
        assertThat(chosen.schema()).isEqualTo(DefaultSchema.schema());
        assertThat(chosen.faults()).isEmpty();
    }

    @Test
    void accountsThatExpireStayEnabledWhenThatIsWanted() {
        disableExpired = false;
        assertThat(source("user", "accountEnabled")).isEqualTo(new ValueSource.Expression("Not([accountDisabled])"));
        assertThat(faults()).isEmpty();
        set = List.of(new Setting(
                "user",
                "accountEnabled",
                new ValueSource.Constant("True"),
                Optional.empty(),
                ValueFlow.ALWAYS,
                OptionalInt.empty()));
        assertThat(source("user", "accountEnabled")).isEqualTo(new ValueSource.Constant("True"));
        assertThat(objectMapping("user").attributeMappings())
                .filteredOn(mapping -> mapping.targetAttributeName().equals("accountEnabled"))
                .hasSize(1);
    }

    @Test
    void anAttributeIsRemovedFromAllClassesOrFromOne() {
        removed = List.of(
                new Removal(Optional.empty(), "extensionAttribute3", Values.KEEP),
                new Removal(Optional.of("contact"), "city", Values.KEEP));
        assertThat(mapping("user", "extensionAttribute3")).isEmpty();
        assertThat(mapping("group", "extensionAttribute3")).isEmpty();
        assertThat(mapping("user", "city")).isPresent();
        assertThat(mapping("contact", "city")).isEmpty();
    }

    @Test
    void valuesOfARemovedAttributeAreClearedWhenAskedFor() {
        removed = List.of(new Removal(Optional.of("User"), "city", Values.CLEAR));
        assertThat(source("user", "city")).isEqualTo(new ValueSource.Cleared());
        assertThat(source("inetOrgPerson", "city")).isEqualTo(new ValueSource.Expression("Trim([l])"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatIsSaidOfAClassGoesBeforeWhatIsSaidOfAll() {
        removed = List.of(
                new Removal(Optional.of("user"), "city", Values.KEEP),
                new Removal(Optional.empty(), "city", Values.CLEAR));
        assertThat(mapping("user", "city")).isEmpty();
        assertThat(source("contact", "city")).isEqualTo(new ValueSource.Cleared());
        assertThat(faults()).isEmpty();
        removed = List.of(
                new Removal(Optional.of("user"), "city", Values.KEEP),
                new Removal(Optional.of("User"), "city", Values.CLEAR));
        assertThat(faults()).containsExactly("ContradictoryChoices city");
    }

    @Test
    void whatNoWorkloadNeedsCanStillBeCleared() {
        workloads = Optional.of(List.of("office"));
        removed = List.of(new Removal(Optional.of("user"), "city", Values.CLEAR));
        assertThat(source("user", "city")).isEqualTo(new ValueSource.Cleared());
        assertThat(mapping("user", "state")).isEmpty();
    }

    @Test
    void aMappingTakesThePlaceOfTheOneWithItsTargetAndItsRankInMatching() {
        set = List.of(new Setting(
                "user",
                "userPrincipalName",
                new ValueSource.Attribute("mail"),
                Optional.empty(),
                ValueFlow.ALWAYS,
                OptionalInt.empty()));
        AttributeMappingDefinition mapping =
                mapping("user", "userPrincipalName").orElseThrow();
        assertThat(mapping.source()).isEqualTo(new ValueSource.Attribute("mail"));
        assertThat(mapping.matchingPriority()).isEqualTo(1);
        assertThat(source("inetOrgPerson", "userPrincipalName"))
                .isEqualTo(new ValueSource.Attribute("userPrincipalName"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void aMappingIsAddedInItsPlace() {
        set = List.of(new Setting(
                "user",
                "preferredDataLocation",
                new ValueSource.Attribute("msDS-preferredDataLocation"),
                Optional.of("EUR"),
                ValueFlow.OBJECT_ADD_ONLY,
                OptionalInt.of(0)));
        assertThat(mapping("user", "preferredDataLocation").orElseThrow().defaultValue())
                .contains("EUR");
        assertThat(objectMapping("user").attributeMappings().stream()
                        .skip(1)
                        .map(AttributeMappingDefinition::targetAttributeName))
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
        assertThat(faults()).isEmpty();
    }

    @Test
    void anExtensionIsDefinedAndMapped() {
        extensions = List.of(
                new Extension(
                        "costCentre",
                        Optional.empty(),
                        new ValueSource.Attribute("contosoCostCentre"),
                        PropertyDefinition.Type.STRING,
                        false),
                new Extension(
                        "extension_fedcba9876543210fedcba9876543210_projects",
                        Optional.of("group"),
                        new ValueSource.Attribute("contosoProjects"),
                        PropertyDefinition.Type.STRING,
                        true));
        String costCentre = "extension_" + APPLICATION + "_costCentre";
        String projects = "extension_fedcba9876543210fedcba9876543210_projects";
        assertThat(chosen().schema().extensions())
                .containsExactly(
                        new DirectoryExtension(TargetKind.USER, costCentre, PropertyDefinition.Type.STRING, false),
                        new DirectoryExtension(TargetKind.GROUP, projects, PropertyDefinition.Type.STRING, true));
        assertThat(source("user", costCentre)).isEqualTo(new ValueSource.Attribute("contosoCostCentre"));
        assertThat(source("inetOrgPerson", costCentre)).isEqualTo(new ValueSource.Attribute("contosoCostCentre"));
        assertThat(source("group", projects)).isEqualTo(new ValueSource.Attribute("contosoProjects"));
        assertThat(mapping("user", projects)).isEmpty();
        assertThat(faults()).isEmpty();
    }

    @Test
    void anExtensionIsMappedByWhatIsSetForIt() {
        String whole = "extension_" + APPLICATION + "_costCentre";
        extensions = List.of(new Extension(
                "costCentre",
                Optional.empty(),
                new ValueSource.Attribute("contosoCostCentre"),
                PropertyDefinition.Type.STRING,
                false));
        ValueSource left = new ValueSource.Expression("Left([department], 3)");
        set = List.of(new Setting("user", whole, left, Optional.empty(), ValueFlow.ALWAYS, OptionalInt.empty()));
        assertThat(source("user", whole)).isEqualTo(left);
        assertThat(source("inetOrgPerson", whole)).isEqualTo(new ValueSource.Attribute("contosoCostCentre"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void anExtensionMayBeDefinedWithAnExpressionOrWithoutSource() {
        extensions = List.of(
                new Extension(
                        "code",
                        Optional.of("user"),
                        new ValueSource.Expression("Left([department], 3)"),
                        PropertyDefinition.Type.STRING,
                        false),
                new Extension(
                        "later", Optional.of("user"), new ValueSource.None(), PropertyDefinition.Type.BOOLEAN, false));
        assertThat(source("user", "extension_" + APPLICATION + "_code"))
                .isEqualTo(new ValueSource.Expression("Left([department], 3)"));
        assertThat(mapping("user", "extension_" + APPLICATION + "_later")).isEmpty();
        assertThat(chosen().schema().extensions()).hasSize(2);
        assertThat(faults()).isEmpty();
    }

    @Test
    void textsOfExtensionsAreAtMostTwoHundredAndFiftyCharactersLong() {
        extensions = List.of(new Extension(
                "costCentre",
                Optional.empty(),
                new ValueSource.Attribute("contosoCostCentre"),
                PropertyDefinition.Type.STRING,
                false));
        PropertyDefinition property = TargetSchema.with(chosen().schema().extensions())
                .find(TargetKind.USER, "extension_" + APPLICATION + "_costCentre")
                .orElseThrow();
        assertThat(property.maximumLength()).isEqualTo(250);
    }

    @Test
    void valuesOfAnExtensionAreClearedAsLongAsItIsDefined() {
        extensions = List.of(new Extension(
                "costCentre",
                Optional.empty(),
                new ValueSource.Attribute("contosoCostCentre"),
                PropertyDefinition.Type.STRING,
                false));
        String whole = "extension_" + APPLICATION + "_costCentre";
        removed = List.of(new Removal(Optional.empty(), whole, Values.CLEAR));
        assertThat(source("user", whole)).isEqualTo(new ValueSource.Cleared());
        assertThat(mapping("group", whole)).isEmpty();
        assertThat(faults()).isEmpty();
    }

    @Test
    void anAnchorFromAnotherAttributeIsThatOfPeople() {
        anchor = Optional.of(AnchorSource.ofAttribute("employeeID"));
        assertThat(source("user", TargetSchema.ANCHOR)).isEqualTo(new ValueSource.Attribute("employeeID"));
        assertThat(source("inetOrgPerson", TargetSchema.ANCHOR)).isEqualTo(new ValueSource.Attribute("employeeID"));
        assertThat(objectMapping("group").mappingOf(TargetSchema.ANCHOR))
                .isEqualTo(DefaultSchema.schema()
                        .objectMapping("group")
                        .orElseThrow()
                        .mappingOf(TargetSchema.ANCHOR));
        assertThat(source("contact", TargetSchema.ANCHOR)).isEqualTo(new ValueSource.Attribute("objectGUID"));
    }

    @Test
    void anAnchorFromTheObjectGuidIsThatOfAllClasses() {
        anchor = Optional.of(AnchorSource.ofAttribute("ObjectGuid"));
        for (String sourceClass : List.of("user", "inetOrgPerson", "group", "contact")) {
            assertThat(source(sourceClass, TargetSchema.ANCHOR)).isEqualTo(new ValueSource.Attribute("objectGUID"));
        }
        anchor = Optional.of(AnchorSource.ofAttribute("ms-ds-consistencyguid"));
        assertThat(chosen().schema()).isEqualTo(DefaultSchema.schema());
    }

    @Test
    void theOrderOfChoicesDoesNotMatter() {
        Removal city = new Removal(Optional.empty(), "city", Values.CLEAR);
        Removal state = new Removal(Optional.of("user"), "state", Values.KEEP);
        removed = List.of(city, state);
        SynchronizationSchema one = chosen().schema();
        removed = List.of(state, city);
        assertThat(chosen().schema()).isEqualTo(one);
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        workloads = Optional.of(List.of("exchnage", "Teams"));
        removed = List.of(
                new Removal(Optional.empty(), "extensionAttribut3", Values.KEEP),
                new Removal(Optional.of("contacts"), "city", Values.KEEP),
                new Removal(Optional.empty(), "info", Values.KEEP));
        set = List.of(new Setting(
                "user",
                "info",
                new ValueSource.Attribute("comment"),
                Optional.empty(),
                ValueFlow.ALWAYS,
                OptionalInt.empty()));
        extensions = List.of(new Extension(
                "costCentre",
                Optional.of("usr"),
                new ValueSource.Attribute("contosoCostCentre"),
                PropertyDefinition.Type.STRING,
                false));
        application = "";
        anchor = Optional.of(AnchorSource.ofAttribute("objectGUID"));
        writeBack = true;
        assertThat(chosen().faults())
                .extracting(fault ->
                        fault.code() + " " + fault.sourceClass() + " " + fault.target() + " " + fault.nearest())
                .containsExactly(
                        "UnknownWorkload   exchange",
                        "UnknownTarget  extensionAttribut3 extensionAttribute3",
                        "UnknownSourceClass contacts city contact",
                        "ContradictoryChoices  info ",
                        "UnknownSourceClass usr costCentre user",
                        "InvalidExtensionName usr costCentre ",
                        "AnchorWriteBackNotPossible  sourceAnchor ");
        assertThat(chosen().faults()).allMatch(SchemaFault::isFault);
    }

    private ApplyChoices.Chosen chosen() {
        return DefaultSchema.with(
                new SchemaChoices(workloads, removed, set, extensions, application, anchor, writeBack, disableExpired));
    }

    private ObjectMappingDefinition objectMapping(String sourceClass) {
        return chosen().schema().objectMapping(sourceClass).orElseThrow();
    }

    private Optional<AttributeMappingDefinition> mapping(String sourceClass, String target) {
        return objectMapping(sourceClass).mappingOf(target);
    }

    private ValueSource source(String sourceClass, String target) {
        return mapping(sourceClass, target).orElseThrow().source();
    }

    /** Of the choices and of the schema they make. */
    private List<String> faults() {
        return Stream.concat(
                        chosen().faults().stream(),
                        ValidateSchema.validate(chosen().schema(), Optional.of(Schemas.DIRECTORY)).stream())
                .map(fault -> fault.code() + " " + fault.target())
                .toList();
    }
}
