package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.projection.Mapped.desired;
import static org.footbridge.engine.projection.Mapped.evaluated;
import static org.footbridge.engine.projection.Mapped.failure;
import static org.footbridge.engine.projection.Mapped.projection;
import static org.footbridge.engine.projection.Mapped.required;
import static org.footbridge.engine.projection.Mapped.rules;
import static org.footbridge.engine.projection.Mapped.withDefault;

import java.util.Map;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.mapping.AttributeMapping;
import org.footbridge.engine.mapping.ValueFlow;
import org.footbridge.engine.projection.Projection.LeftAlone;
import org.junit.jupiter.api.Test;

class ExpressionOutcomesTest {

    private static final PropertyDefinition TITLE = PropertyDefinition.text("jobTitle");

    private static SyncRules title(String expression) {
        return rules(AttributeMapping.always(TITLE, evaluated(expression)));
    }

    private static Map<String, PropertyValue> properties(String expression) {
        return desired(user(1).with("title", " Engineer ").with("info", "x"), title(expression))
                .properties();
    }

    @Test
    void aFaultNamesObjectPropertyFunctionAttributeAndValue() {
        assertThat(failure(
                        user(1).with("extensionAttribute1", "Nonsense"),
                        rules(AttributeMapping.always(
                                PropertyDefinition.text("info"), evaluated("CDate([extensionAttribute1])")))))
                .returns("NotADate", Failure::code)
                .returns("extensionAttribute1", Failure::attribute)
                .returns("Nonsense", Failure::value)
                .returns(false, Failure::retriable)
                .satisfies(failure -> assertThat(failure.message())
                        .contains("mapping of info")
                        .contains("CN=user1,OU=Staff")
                        .contains("CDate")
                        .contains("extensionAttribute1")
                        .contains("Nonsense"));
    }

    @Test
    void anErrorThatTheAdministratorRaisesFailsTheObject() {
        assertThat(failure(user(1), title("IIF(IsPresent([title]), [title], Error(\"No title.\"))")))
                .returns("ErrorRaised", Failure::code)
                .satisfies(failure -> assertThat(failure.message()).contains("No title."));
        assertThat(properties("IIF(IsPresent([title]), Trim([title]), Error(\"No title.\"))"))
                .containsEntry("jobTitle", new Text("Engineer"));
    }

    @Test
    void aPropertyThatIsLeftAloneIsNotOwnedForThisObject() {
        DesiredObject without = desired(user(1), title("IgnoreFlowIfNullOrEmpty([title])"));
        assertThat(without.owned()).doesNotContainKey("jobTitle");
        assertThat(without.properties()).doesNotContainKey("jobTitle");
        DesiredObject with = desired(user(2).with("title", "T"), title("IgnoreFlowIfNullOrEmpty([title])"));
        assertThat(with.owned()).containsEntry("jobTitle", ValueFlow.ALWAYS);
        assertThat(with.properties()).containsEntry("jobTitle", new Text("T"));
    }

    @Test
    void aPropertyThatIsLeftAloneStillGetsItsDefaultOnANewObject() {
        DesiredObject desired =
                desired(user(1), rules(withDefault(TITLE, evaluated("IgnoreFlowIfNullOrEmpty([title])"), "Unknown")));
        assertThat(desired.owned()).doesNotContainKey("jobTitle");
        assertThat(desired.onCreation()).containsExactly(Map.entry("jobTitle", new Text("Unknown")));
    }

    @Test
    void aNameThatIsLeftAloneIsMadeUpForANewObject() {
        DesiredObject desired = desired(
                user(1),
                rules(AttributeMapping.always(
                        required("displayName", PropertyDefinition.Type.STRING),
                        evaluated("IgnoreFlowIfNullOrEmpty([displayName])"))));
        assertThat(desired.owned()).doesNotContainKey("displayName");
        assertThat(desired.onCreation()).containsExactly(Map.entry("displayName", new Text("u1")));
    }

    @Test
    void anObjectThatIsLeftAloneIsNeitherMadeNorChanged() {
        SyncRules rules = title("IIF(IsPresent([title]), [title], IgnoreObjectFlow)");
        assertThat(projection(user(1), rules))
                .isEqualTo(
                        new LeftAlone(
                                guid(1),
                                "ObjectFlowIgnored",
                                "A mapping says that CN=user1,OU=Staff,DC=corp,DC=fabrikam,DC=example is to be left as it is."));
        assertThat(desired(user(1).with("title", "T"), rules).properties()).containsEntry("jobTitle", new Text("T"));
    }

    @Test
    void redactedValuesAreMarkedAndNeverShownInFailures() {
        DesiredObject desired = desired(user(1).with("info", "secret"), title("Redact([info])"));
        assertThat(desired.properties()).containsEntry("jobTitle", new Text("secret"));
        assertThat(desired.redacted()).containsExactly("jobTitle");
        PropertyDefinition number = PropertyDefinition.of("number", PropertyDefinition.Type.INTEGER, false);
        Failure failure = failure(
                user(1).with("info", "secret"), rules(AttributeMapping.always(number, evaluated("Redact([info])"))));
        assertThat(failure.code()).isEqualTo("InvalidAttributeValue");
        assertThat(failure.toString()).doesNotContain("secret");
    }

    @Test
    void aComputedTextThatIsEmptyIsNoValue() {
        assertThat(properties("Replace([info], \"x\", , , \"\", , )")).doesNotContainKey("jobTitle");
    }

    @Test
    void whatIsKnownOfTheDirectoryAndTheTenantCanBeNamed() {
        assertThat(properties("%DomainFQDN%")).containsEntry("jobTitle", new Text("corp.fabrikam.example"));
        assertThat(properties("Append(\"at \", %DomainNetBios%)")).containsEntry("jobTitle", new Text("at CORP"));
        assertThat(properties("DefaultDomain()")).containsEntry("jobTitle", new Text("fabrikam.example"));
        assertThat(properties("FormatDateTime(Now(), , \"M/d/yyyy h:mm:ss tt\", \"yyyy-MM-dd\")"))
                .containsEntry("jobTitle", new Text("2026-01-02"));
    }

    @Test
    void randomValuesAreTheSameForAnObjectAndAPropertyEachTime() {
        String drawn = "RandomString(12, 0, 0, 0, 0, \"\")";
        PropertyDefinition other = PropertyDefinition.text("info");
        SyncRules rules = rules(
                AttributeMapping.always(TITLE, evaluated(drawn)), AttributeMapping.always(other, evaluated(drawn)));
        Map<String, PropertyValue> first = desired(user(1), rules).properties();
        assertThat(desired(user(1).with("title", "changed"), rules).properties())
                .isEqualTo(first);
        assertThat(first.get("jobTitle")).isNotEqualTo(first.get("info"));
        assertThat(desired(user(2), rules).properties().get("jobTitle")).isNotEqualTo(first.get("jobTitle"));
    }

    @Test
    void whatIsDrawnOnlyThoseCanTellWhoHaveTheKey() {
        SyncRules rules = rules(AttributeMapping.always(TITLE, evaluated("Append(Guid(), RandomString(9,1,1,1,1))")));
        byte[] secret = new byte[32];
        secret[31] = 1;
        DrawKey key = DrawKey.of(secret);
        PropertyValue drawn =
                desired(user(1), rules.withDraws(key)).properties().get("jobTitle");
        assertThat(desired(user(1), rules.withDraws(DrawKey.of(secret))).properties())
                .containsEntry("jobTitle", drawn);
        assertThat(desired(user(1), rules).properties().get("jobTitle")).isNotEqualTo(drawn);
        assertThat(rules.withDraws(key).toString()).contains("draws=DrawKey]");
        assertThatIllegalArgumentException().isThrownBy(() -> DrawKey.of(new byte[8]));
    }

    @Test
    void whatComesOutWithoutAttributesIsNotTakenForWhatComesOutOfTheRest() {
        SyncRules rules = title(
                "Coalesce([title], [info], FormatDateTime(Now(), , \"M/d/yyyy h:mm:ss tt\", \"yyyy\"), %DomainFQDN%)");
        assertThat(desired(user(1).with("info", "I"), rules).properties()).containsEntry("jobTitle", new Text("I"));
        SyncRules constant = title("Coalesce([title], [info], \"none\")");
        assertThat(desired(user(1), constant).properties()).containsEntry("jobTitle", new Text("none"));
        assertThat(desired(user(1).with("title", "T"), constant).properties()).containsEntry("jobTitle", new Text("T"));
    }
}
