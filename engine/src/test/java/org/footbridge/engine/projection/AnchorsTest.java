package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.Samples.contact;
import static org.footbridge.engine.Samples.group;
import static org.footbridge.engine.Samples.guid;
import static org.footbridge.engine.Samples.projected;
import static org.footbridge.engine.Samples.user;
import static org.footbridge.engine.projection.Mapped.desired;
import static org.footbridge.engine.projection.Mapped.failure;
import static org.footbridge.engine.projection.Mapped.rules;

import java.util.HexFormat;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.Failure;
import org.footbridge.engine.PropertyValue.Text;
import org.footbridge.engine.Samples;
import org.footbridge.engine.mapping.AnchorRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorsTest {

    private static final SyncRules BY_EMPLOYEE = rules(new AnchorRule.Attribute("employeeID"));
    private static final SyncRules BY_GUID = rules(new AnchorRule.ConsistencyGuidOrObjectGuid());
    private static final byte[] CONSISTENCY_GUID = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");

    @Test
    void aTextOrNumberIsTakenAsItIs() {
        assertThat(desired(user(1).with("employeeID", "Ab-42.x"), BY_EMPLOYEE))
                .returns("Ab-42.x", desired -> desired.anchor().value())
                .satisfies(desired ->
                        assertThat(desired.properties()).containsEntry("onPremisesImmutableId", new Text("Ab-42.x")));
    }

    @Test
    void bytesAreWrittenInBase64() {
        assertThat(desired(user(1).with("employeeID", new byte[] {-1, -2, -3}), BY_EMPLOYEE)
                        .anchor()
                        .value())
                .isEqualTo("//79");
    }

    @Test
    void anObjectWithoutValueHasNoAnchor() {
        for (String value : new String[] {"", "  "}) {
            assertThat(failure(user(1).with("employeeID", value), BY_EMPLOYEE).code())
                    .isEqualTo("SourceAnchorMissing");
        }
        assertThat(failure(user(1), BY_EMPLOYEE))
                .returns("SourceAnchorMissing", Failure::code)
                .returns("employeeID", Failure::attribute);
    }

    @Test
    void severalValuesMakeNoAnchor() {
        assertThat(failure(user(1).with("employeeID", "1", "2"), BY_EMPLOYEE))
                .returns("InvalidSourceAnchor", Failure::code)
                .satisfies(failure -> assertThat(failure.message()).contains("several values"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\", "!", "#", "$", "%", "&", "*", "+", "/", "=", "?", "^", "`", "{", "}", "|", "~", "<", ">", "(",
                ")", "'", ";", ":", ",", "[", "]", "\"", "@", "_", "\t"
            })
    void someCharactersMustNotBeInATextThatIsAnAnchor(String character) {
        assertThat(failure(user(1).with("employeeID", "a" + character + "b"), BY_EMPLOYEE))
                .returns("InvalidSourceAnchor", Failure::code)
                .returns("employeeID", Failure::attribute);
    }

    @Test
    void anAnchorIsShorterThanSixtyCharactersWhereOthersThanLettersAndDigitsCountThree() {
        assertThat(desired(user(1).with("employeeID", "a".repeat(59)), BY_EMPLOYEE)
                        .anchor()
                        .value())
                .hasSize(59);
        assertThat(failure(user(1).with("employeeID", "a".repeat(60)), BY_EMPLOYEE)
                        .message())
                .contains("counts 60 characters");
        assertThat(desired(user(1).with("employeeID", "-".repeat(19) + "ab"), BY_EMPLOYEE)
                        .anchor()
                        .value())
                .hasSize(21);
        assertThat(failure(user(1).with("employeeID", "-".repeat(20)), BY_EMPLOYEE)
                        .code())
                .isEqualTo("InvalidSourceAnchor");
        assertThat(failure(user(1).with("employeeID", "\u00e4".repeat(20)), BY_EMPLOYEE)
                        .code())
                .isEqualTo("InvalidSourceAnchor");
    }

    @Test
    void theConsistencyGuidComesBeforeTheObjectGuid() {
        assertThat(desired(user(1).with("mS-DS-ConsistencyGuid", CONSISTENCY_GUID), BY_GUID)
                        .anchor()
                        .value())
                .isEqualTo("MyIRAFVEd2aImaq7zN3u/w==");
        assertThat(desired(user(1), BY_GUID).anchor().value()).isEqualTo(guid(1).toBase64());
        assertThat(failure(user(1).with("mS-DS-ConsistencyGuid", new byte[] {1, 2}), BY_GUID)
                        .code())
                .isEqualTo("InvalidAttributeValue");
    }

    @Test
    void anchorsAreToBeWrittenWhereTheAttributeIsEmptyAndTheOptionIsOn() {
        SyncRules on = Samples.RULES.withAnchorWriteBack(true);
        assertThat(AnchorWriteBack.of(projected(user(1), on), on))
                .contains(new AnchorWriteBack(
                        guid(1), "mS-DS-ConsistencyGuid", AttributeValue.Binary.of(guid(1).toDirectoryBytes())));
        assertThat(AnchorWriteBack.of(projected(user(1).with("mS-DS-ConsistencyGuid", CONSISTENCY_GUID), on), on))
                .isEmpty();
        assertThat(AnchorWriteBack.of(projected(user(1)), Samples.RULES))
                .as("off by default")
                .isEmpty();
        assertThat(AnchorWriteBack.of(projected(contact(1), on), on))
                .as("contacts are anchored by their objectGUID")
                .isEmpty();
        assertThat(AnchorWriteBack.of(projected(group(1), on), on))
                .as("of groups nothing is written")
                .isEmpty();
    }
}
