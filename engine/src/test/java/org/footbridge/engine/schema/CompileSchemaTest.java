package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.DirectoryFacts;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.LinkMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.MappingSource.Multiplicity;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.scope.AttributeFilter;
import org.footbridge.engine.scope.FilterOperator;
import org.junit.jupiter.api.Test;

class CompileSchemaTest {

    private static final DirectoryFacts FACTS =
            new DirectoryFacts("corp.contoso.example", "CORP", "contoso.example", "CONTOSO");

    private final CompiledSchema compiled = CompileSchema.defaults(FACTS);

    @Test
    void theDefaultSchemaBecomesFourObjectMappings() {
        assertThat(compiled.objectMappings())
                .extracting(mapping -> mapping.sourceClass() + " " + mapping.targetKind())
                .containsExactly("user USER", "inetOrgPerson USER", "group GROUP", "contact CONTACT");
        assertThat(objectMapping("user").anchor()).isEqualTo(new AnchorRule.ConsistencyGuidOrObjectGuid());
        assertThat(objectMapping("contact").anchor()).isEqualTo(new AnchorRule.ObjectGuid());
        assertThat(objectMapping("CONTACT").filter()).isEmpty();
    }

    @Test
    void theAnchorIsNoProperty() {
        assertThat(objectMapping("user").ownedProperties()).doesNotContainKey(TargetSchema.ANCHOR);
    }

    @Test
    void referencesBecomeLinks() {
        assertThat(objectMapping("group").links())
                .contains(
                        new LinkMapping("member", "members"),
                        new LinkMapping("managedBy", "managedBy"),
                        new LinkMapping("authOrig", "authOrig"));
        assertThat(objectMapping("group").ownedProperties()).doesNotContainKeys("members", "managedBy");
        assertThat(objectMapping("contact").links()).contains(new LinkMapping("manager", "manager"));
    }

    @Test
    void attributesAreTakenWholeOnlyByPropertiesWithSeveralValues() {
        assertThat(source("user", "cn")).isEqualTo(new MappingSource.Direct("cn", Multiplicity.FIRST));
        AttributeMapping phones = mapping(
                CompileSchema.compile(
                        Schemas.with("businessPhones", new ValueSource.Attribute("telephoneNumber")),
                        Optional.empty(),
                        FACTS),
                "user",
                "businessPhones");
        assertThat(phones.source()).isEqualTo(new MappingSource.Direct("telephoneNumber", Multiplicity.ALL));
        assertThat(phones.target().multivalued()).isTrue();
    }

    @Test
    void expressionsAreCompiled() {
        assertThat(source("user", "city")).isInstanceOfSatisfying(MappingSource.Evaluated.class, evaluated -> {
            assertThat(evaluated.expression().text()).isEqualTo("Trim([l])");
            assertThat(evaluated.reads()).containsExactly("l");
        });
    }

    @Test
    void constantsBecomeValuesOfTheTypeOfTheirTarget() {
        assertThat(constant("accountEnabled", "TRUE")).isEqualTo(new PropertyValue.Flag(true));
        assertThat(constant("countryCode", "276")).isEqualTo(new PropertyValue.Whole(276));
        assertThat(constant("businessPhones", "+49 1")).isEqualTo(PropertyValue.Texts.of("+49 1"));
        assertThat(constant("userType", "guest")).isEqualTo(new PropertyValue.Text("Guest"));
        assertThat(constant("lastPasswordChangeDateTime", "2026-01-31T12:00:00.5+01:00"))
                .isEqualTo(new PropertyValue.Text("2026-01-31T11:00:00Z"));
        assertThat(constant("thumbnailPhoto", "AQID")).isEqualTo(new PropertyValue.Text("AQID"));
    }

    @Test
    void constantsThatStandForTheDirectoryGetItsNames() {
        assertThat(source("user", "onPremisesDomainName"))
                .isEqualTo(new MappingSource.Constant(new PropertyValue.Text("corp.contoso.example")));
        assertThat(source("group", "onPremisesNetBiosName"))
                .isEqualTo(new MappingSource.Constant(new PropertyValue.Text("CORP")));
    }

    @Test
    void anExpressionThatNamesWhatIsNotKnownYetIsLeftOut() {
        SynchronizationSchema schema =
                Schemas.with("info", new ValueSource.Expression("Append(%DomainNetBios%, [cn])"));
        assertThat(mapping(CompileSchema.compile(schema, Optional.empty(), FACTS), "user", "info")
                        .source())
                .isInstanceOf(MappingSource.Evaluated.class);
        CompiledSchema unknown =
                CompileSchema.compile(schema, Optional.empty(), DirectoryFacts.named("corp.contoso.example"));
        assertThat(unknown.objectMapping("user").orElseThrow().ownedProperties())
                .doesNotContainKey("info")
                .containsKey("city");
    }

    @Test
    void aNameThatIsNotKnownYetDoesNotFlow() {
        CompiledSchema unknown = CompileSchema.defaults(DirectoryFacts.named("corp.contoso.example"));
        ObjectMapping user = unknown.objectMapping("user").orElseThrow();
        assertThat(user.ownedProperties())
                .containsKey("onPremisesDomainName")
                .doesNotContainKey("onPremisesNetBiosName");
    }

    @Test
    void flowDefaultAndMatchingAreKept() {
        AttributeMapping userType = mapping(compiled, "user", "userType");
        assertThat(userType.flow()).isEqualTo(ValueFlow.OBJECT_ADD_ONLY);
        assertThat(mapping(compiled, "user", "proxyAddresses").matchingPriority())
                .isEqualTo(2);
        assertThat(mapping(compiled, "user", "userPrincipalName").matchingPriority())
                .isEqualTo(1);
    }

    @Test
    void noneAndClearedAreToldApart() {
        CompiledSchema changed =
                CompileSchema.compile(Schemas.with("city", new ValueSource.Cleared()), Optional.empty(), FACTS);
        assertThat(mapping(changed, "user", "city").source()).isEqualTo(new MappingSource.Cleared());
        changed = CompileSchema.compile(Schemas.with("city", new ValueSource.None()), Optional.empty(), FACTS);
        assertThat(mapping(changed, "user", "city").source()).isEqualTo(new MappingSource.None());
    }

    @Test
    void disabledObjectMappingsAreLeftOut() {
        SynchronizationSchema schema = Schemas.changed(
                "contact",
                definition -> new ObjectMappingDefinition(
                        definition.name(),
                        definition.sourceObjectName(),
                        definition.targetObjectName(),
                        false,
                        definition.flowTypes(),
                        definition.scope(),
                        definition.attributeMappings(),
                        definition.metadata()));
        assertThat(CompileSchema.compile(schema, Optional.empty(), FACTS).objectMapping("contact"))
                .isEmpty();
    }

    @Test
    void filtersAreCompiledAndTheirAttributesRead() {
        CompiledSchema filtered = CompileSchema.compile(
                Schemas.filtered(new AttributeFilter.Clause("contosoFloor", FilterOperator.GREATER_THAN, List.of("3"))),
                Optional.of(Schemas.DIRECTORY),
                FACTS);
        assertThat(filtered.objectMapping("user").orElseThrow().filter()).isPresent();
        assertThat(filtered.reads()).contains("contosoFloor");
        assertThat(filtered.attributes().find("contosofloor").orElseThrow().name())
                .isEqualTo("contosoFloor");
    }

    @Test
    void whatIsReadHasNoVirtualAttributes() {
        assertThat(compiled.reads())
                .contains("userAccountControl", "mS-DS-ConsistencyGuid", "member", "proxyAddresses", "mail")
                .doesNotContain("accountDisabled", "mailEnabled", "objectGUID", "distinguishedName");
    }

    @Test
    void aSchemaWithFaultsIsNotCompiled() {
        assertThatThrownBy(() -> CompileSchema.compile(
                        Schemas.with("colour", new ValueSource.Attribute("info")), Optional.empty(), FACTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UnknownTarget");
    }

    @Test
    void everyMappedPropertyIsDefinedForItsKind() {
        for (ObjectMapping mapping : compiled.objectMappings()) {
            TargetKind kind = mapping.targetKind();
            mapping.attributes()
                    .forEach(attribute -> assertThat(TargetSchema.STANDARD.find(kind, attribute.targetProperty()))
                            .contains(attribute.target()));
        }
    }

    private PropertyValue constant(String target, String text) {
        CompiledSchema changed =
                CompileSchema.compile(Schemas.with(target, new ValueSource.Constant(text)), Optional.empty(), FACTS);
        return ((MappingSource.Constant) mapping(changed, "user", target).source()).value();
    }

    private MappingSource source(String sourceClass, String target) {
        return mapping(compiled, sourceClass, target).source();
    }

    private ObjectMapping objectMapping(String sourceClass) {
        return compiled.objectMapping(sourceClass).orElseThrow();
    }

    private static AttributeMapping mapping(CompiledSchema schema, String sourceClass, String target) {
        return schema.objectMapping(sourceClass).orElseThrow().attributes().stream()
                .filter(mapping -> mapping.targetProperty().equals(target))
                .findFirst()
                .orElseThrow();
    }
}
