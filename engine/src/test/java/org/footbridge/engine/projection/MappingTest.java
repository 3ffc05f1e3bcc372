package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.projection.Mapped.desired;
import static org.footbridge.engine.projection.Mapped.direct;
import static org.footbridge.engine.projection.Mapped.evaluated;
import static org.footbridge.engine.projection.Mapped.failure;
import static org.footbridge.engine.projection.Mapped.required;
import static org.footbridge.engine.projection.Mapped.rules;
import static org.footbridge.engine.projection.Mapped.withDefault;

import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.MappingSource;
import org.footbridge.engine.mapping.ValueFlow;
import org.junit.jupiter.api.Test;

class MappingTest {

    private static final PropertyDefinition TITLE = PropertyDefinition.text("jobTitle");
    private static final Map<String, ValueFlow> ANCHOR_ALONE = Map.of("onPremisesImmutableId", ValueFlow.ALWAYS);

    private static AttributeMapping always(PropertyDefinition target, MappingSource source) {
        return AttributeMapping.always(target, source);
    }

    @Test
    void aDirectMappingIsACopyWithoutSurroundingWhiteSpace() {
        assertThat(desired(user(1).with("title", "  Engineer "), rules(always(TITLE, direct("title"))))
                        .properties())
                .containsEntry("jobTitle", new Text("Engineer"));
        assertThat(desired(
                                user(1).with("thumbnailPhoto", new byte[] {1, 2, 3}),
                                rules(always(
                                        PropertyDefinition.of("thumbnailPhoto", PropertyDefinition.Type.BINARY, false),
                                        direct("thumbnailPhoto"))))
                        .properties())
                .containsEntry("thumbnailPhoto", new Text("AQID"));
        assertThat(desired(user(1).with("title", "  "), rules(always(TITLE, direct("title"))))
                        .properties())
                .doesNotContainKey("jobTitle");
    }

    @Test
    void anExpressionSeesTheAttributesAsTheyAreInAnySpelling() {
        SyncRules rules = rules(
                always(TITLE, evaluated("[Title]")),
                always(
                        PropertyDefinition.of("phones", PropertyDefinition.Type.STRING, true),
                        evaluated("[otherTelephone]")));
        assertThat(desired(user(1).with("title", " Engineer").with("otherTelephone", "1", "2"), rules)
                        .properties())
                .containsEntry("jobTitle", new Text(" Engineer"))
                .containsEntry("phones", Texts.of("1", "2"));
    }

    @Test
    void attributesThatNoDirectoryHasCanBeMapped() {
        SyncRules rules = rules(
                always(PropertyDefinition.text("onPremisesObjectIdentifier"), evaluated("[objectGUID]")),
                always(PropertyDefinition.text("onPremisesDistinguishedName"), direct("distinguishedName")),
                always(PropertyDefinition.text("class"), evaluated("[objectClass]")),
                always(PropertyDefinition.text("disabled"), evaluated("[accountDisabled]")));
        assertThat(desired(user(1).named("CN=Ann,DC=example"), rules).properties())
                .containsEntry("onPremisesObjectIdentifier", new Text(guid(1).toString()))
                .containsEntry("onPremisesDistinguishedName", new Text("CN=Ann,DC=example"))
                .containsEntry("class", new Text("user"))
                .containsEntry("disabled", new Text("False"));
        assertThat(SourceSchema.attributesNeeded(rules))
                .extracting(SourceAttribute::name)
                .containsExactly("cn", "sAMAccountName", "userAccountControl");
    }

    @Test
    void aConstantIsTheSameForEveryObject() {
        PropertyValue guest = new Text("Guest");
        assertThat(desired(
                                user(1),
                                rules(always(PropertyDefinition.text("userType"), new MappingSource.Constant(guest))))
                        .properties())
                .containsEntry("userType", guest);
    }

    @Test
    void aDefaultIsForNewObjectsOnly() {
        SyncRules rules = rules(withDefault(TITLE, evaluated("[title]"), "Unknown"));
        DesiredObject without = desired(user(1), rules);
        assertThat(without.properties()).doesNotContainKey("jobTitle");
        assertThat(without.onCreation()).containsExactly(Map.entry("jobTitle", new Text("Unknown")));
        assertThat(without.owned()).containsEntry("jobTitle", ValueFlow.ALWAYS);
        DesiredObject with = desired(user(1).with("title", "Engineer"), rules);
        assertThat(with.properties()).containsEntry("jobTitle", new Text("Engineer"));
        assertThat(with.onCreation()).isEmpty();
    }

    @Test
    void aDefaultIsConvertedToo() {
        PropertyDefinition flag = PropertyDefinition.of("hidden", PropertyDefinition.Type.BOOLEAN, false);
        assertThat(desired(user(1), rules(withDefault(flag, evaluated("[x]"), "TRUE")))
                        .onCreation())
                .containsExactly(Map.entry("hidden", new Flag(true)));
        assertThat(failure(user(1), rules(withDefault(flag, evaluated("[x]"), "perhaps"))))
                .returns("InvalidAttributeValue", Failure::code)
                .returns("perhaps", Failure::value);
    }

    @Test
    void whereNothingFlowsTheTargetIsNotOwned() {
        DesiredObject desired = desired(user(1), rules(always(TITLE, new MappingSource.None())));
        assertThat(desired.owned()).isEqualTo(ANCHOR_ALONE);
        assertThat(desired.onCreation()).isEmpty();
    }

    @Test
    void whereNothingFlowsADefaultReachesTargetsWithoutValue() {
        DesiredObject desired = desired(user(1), rules(withDefault(TITLE, new MappingSource.None(), "Unknown")));
        assertThat(desired.properties()).containsEntry("jobTitle", new Text("Unknown"));
        assertThat(desired.owned()).containsEntry("jobTitle", ValueFlow.ATTRIBUTE_ADD_ONLY);
    }

    @Test
    void aClearedPropertyIsOwnedAndHasNoValue() {
        DesiredObject desired =
                desired(user(1).with("title", "Engineer"), rules(always(TITLE, new MappingSource.Cleared())));
        assertThat(desired.owned()).containsEntry("jobTitle", ValueFlow.ALWAYS);
        assertThat(desired.properties()).doesNotContainKey("jobTitle");
    }

    @Test
    void theFlowOfAMappingIsHandedOn() {
        AttributeMapping once =
                new AttributeMapping(TITLE, evaluated("[title]"), Optional.empty(), ValueFlow.OBJECT_ADD_ONLY, 0);
        assertThat(desired(user(1), rules(once)).owned()).containsEntry("jobTitle", ValueFlow.OBJECT_ADD_ONLY);
    }

    @Test
    void aRequiredPropertyWithoutValueNamesObjectPropertyAndSource() {
        SyncRules rules =
                rules(always(required("department", PropertyDefinition.Type.STRING), evaluated("[department]")));
        assertThat(failure(user(1), rules))
                .returns("RequiredPropertyMissing", Failure::code)
                .returns("department", Failure::attribute)
                .returns(false, Failure::retriable)
                .satisfies(failure -> assertThat(failure.message())
                        .contains("CN=user1,OU=Staff")
                        .contains("[department]"));
        assertThat(desired(user(1).with("department", "Sales"), rules).properties())
                .containsEntry("department", new Text("Sales"));
        assertThat(desired(
                                user(1),
                                rules(withDefault(
                                        required("department", PropertyDefinition.Type.STRING),
                                        evaluated("[department]"),
                                        "None")))
                        .onCreation())
                .as("a default is enough for a new object")
                .containsEntry("department", new Text("None"));
    }

    @Test
    void allFailingPropertiesAreNamedAndTheFirstByNameDecides() {
        PropertyDefinition.Type integer = PropertyDefinition.Type.INTEGER;
        SyncRules rules = rules(
                always(PropertyDefinition.of("zone", integer, false), evaluated("[st]")),
                always(PropertyDefinition.of("area", integer, false), evaluated("[l]")),
                always(required("department", PropertyDefinition.Type.STRING), evaluated("[department]")));
        assertThat(failure(user(1).with("l", "Oslo").with("st", "East"), rules))
                .returns("InvalidAttributeValue", Failure::code)
                .returns("l", Failure::attribute)
                .returns("Oslo", Failure::value)
                .satisfies(failure -> assertThat(failure.message())
                        .contains("the property area of CN=user1")
                        .contains("zone (InvalidAttributeValue)")
                        .contains("department (RequiredPropertyMissing)"));
    }

    @Test
    void anAccountIsNeverEnabledByGuessing() {
        SyncRules rules = rules(
                always(required("accountEnabled", PropertyDefinition.Type.BOOLEAN), evaluated("[accountDisabled]")));
        for (String control : new String[] {"", "many", "99999999999999999999"}) {
            assertThat(failure(user(1).with("userAccountControl", control), rules))
                    .returns("AttributeMissing", Failure::code)
                    .returns("userAccountControl", Failure::attribute);
        }
        assertThat(failure(user(1).with("userAccountControl"), rules).code()).isEqualTo("AttributeMissing");
        assertThat(desired(user(1).with("userAccountControl", "514"), rules).properties())
                .containsEntry("accountEnabled", new Flag(true));
    }

    @Test
    void aGroupIsNeverASecurityGroupByGuessing() {
        PropertyDefinition enabled = required("securityEnabled", PropertyDefinition.Type.BOOLEAN);
        SyncRules rules = rules(
                TargetKind.GROUP, "group", new AnchorRule.ObjectGuid(), always(enabled, evaluated("[groupType]")));
        assertThat(failure(group(1).with("groupType"), rules))
                .returns("AttributeMissing", Failure::code)
                .returns("groupType", Failure::attribute);
        SyncRules other =
                rules(TargetKind.GROUP, "group", new AnchorRule.ObjectGuid(), always(enabled, evaluated("[info]")));
        assertThat(failure(group(1), other))
                .as("nor by any other attribute that is missing")
                .returns("AttributeMissing", Failure::code)
                .returns("info", Failure::attribute);
        assertThat(desired(group(1).with("info", "true"), other).properties())
                .containsEntry("securityEnabled", new Flag(true));
    }

    @Test
    void anObjectHasAHundredValuesOfExtensionsAtMost() {
        AttributeMapping[] hundred = new AttributeMapping[100];
        AttributeMapping[] more = new AttributeMapping[101];
        for (int number = 0; number < more.length; number++) {
            AttributeMapping mapping = always(
                    PropertyDefinition.text("extension_0123_a" + number), new MappingSource.Constant(new Text("v")));
            more[number] = mapping;
            if (number < hundred.length) {
                hundred[number] = mapping;
            }
        }
        assertThat(desired(user(1), rules(hundred)).properties()).hasSize(101);
        assertThat(failure(user(1), rules(more)))
                .returns("TooManyPropertyValues", Failure::code)
                .satisfies(failure -> assertThat(failure.message()).contains("101"));
    }
}
