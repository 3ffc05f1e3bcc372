package org.footbridge.engine.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.footbridge.engine.PropertyDefinition.Type.BINARY;
import static org.footbridge.engine.PropertyDefinition.Type.BOOLEAN;
import static org.footbridge.engine.PropertyDefinition.Type.DATE_TIME;
import static org.footbridge.engine.PropertyDefinition.Type.INTEGER;
import static org.footbridge.engine.PropertyDefinition.Type.STRING;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.footbridge.engine.PropertyDefinition;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.PropertyValue.Flag;
import org.footbridge.engine.PropertyValue.Texts;
import org.footbridge.engine.PropertyValue.Whole;
import org.footbridge.engine.PropertyValue.Wholes;
import org.footbridge.engine.expression.Value;
import org.footbridge.engine.expression.Value.Bytes;
import org.footbridge.engine.expression.Value.Many;
import org.footbridge.engine.expression.Value.Text;
import org.junit.jupiter.api.Test;

class ConvertValueTest {

    private static final Value.Truth TRUE = new Value.Truth(true);

    private static Converted one(PropertyDefinition.Type type, Value value) {
        return convert(PropertyDefinition.of("property", type, false), value);
    }

    private static Converted many(PropertyDefinition.Type type, Value... values) {
        return convert(PropertyDefinition.of("property", type, true), new Many(List.of(values)));
    }

    private static Converted convert(PropertyDefinition target, Value value) {
        return new ConvertValue(target, false).convert(value);
    }

    private static Converted present(String text) {
        return present(new PropertyValue.Text(text));
    }

    private static Converted present(PropertyValue value) {
        return new Converted.Present(value);
    }

    private static String reason(Converted converted) {
        return converted instanceof Converted.Unfit unfit ? unfit.code() + ": " + unfit.reason() : "fits: " + converted;
    }

    @Test
    void everyValueHasAText() {
        assertThat(one(STRING, new Text(" as it is "))).isEqualTo(present(" as it is "));
        assertThat(one(STRING, new Value.Whole(-7))).isEqualTo(present("-7"));
        assertThat(one(STRING, new Value.Decimal(new BigDecimal("1E+3")))).isEqualTo(present("1000"));
        assertThat(one(STRING, TRUE)).isEqualTo(present("True"));
        assertThat(one(STRING, new Value.Moment(Instant.parse("2021-03-04T15:06:07Z"))))
                .isEqualTo(present("3/4/2021 3:06:07 PM"));
        assertThat(one(STRING, new Bytes("AQID"))).isEqualTo(present("AQID"));
        assertThat(one(STRING, new Value.Reference("CN=a"))).isEqualTo(present("CN=a"));
    }

    @Test
    void nothingBlankTextAndEmptyCollectionsAreNoValueWhateverTheType() {
        for (PropertyDefinition.Type type : PropertyDefinition.Type.values()) {
            for (Value value : List.of(Value.NOTHING, new Text(""), new Text(" \t"), new Many(List.of()))) {
                assertThat(one(type, value)).as("%s of %s", type, value).isEqualTo(Converted.ABSENT);
                assertThat(convert(PropertyDefinition.of("property", type, true), value))
                        .isEqualTo(Converted.ABSENT);
            }
        }
    }

    @Test
    void wholeNumbersComeFromNumbersAndTheirTexts() {
        assertThat(one(INTEGER, new Text(" -2147483646 "))).isEqualTo(present(new Whole(-2147483646L)));
        assertThat(one(INTEGER, new Text("9223372036854775807"))).isEqualTo(present(new Whole(Long.MAX_VALUE)));
        assertThat(one(INTEGER, new Value.Whole(5))).isEqualTo(present(new Whole(5)));
        assertThat(one(INTEGER, new Value.Decimal(new BigDecimal("5.00")))).isEqualTo(present(new Whole(5)));
        for (Value value : List.of(
                new Text("9223372036854775808"),
                new Text("five"),
                new Text("5.5"),
                new Value.Decimal(new BigDecimal("5.5")),
                TRUE,
                new Bytes("AQID"))) {
            assertThat(reason(one(INTEGER, value))).startsWith("InvalidAttributeValue: is no whole number");
        }
    }

    @Test
    void truthIsWrittenInAnyCase() {
        assertThat(one(BOOLEAN, TRUE)).isEqualTo(present(new Flag(true)));
        assertThat(one(BOOLEAN, new Text("TRUE"))).isEqualTo(present(new Flag(true)));
        assertThat(one(BOOLEAN, new Text("False"))).isEqualTo(present(new Flag(false)));
        assertThat(reason(one(BOOLEAN, new Text("1")))).isEqualTo("InvalidAttributeValue: is neither True nor False");
        assertThat(reason(one(BOOLEAN, new Value.Whole(0)))).contains("neither True nor False");
    }

    @Test
    void momentsComeFromMomentsNumbersAndTexts() {
        Converted time = present("2021-09-27T14:09:16Z");
        assertThat(one(DATE_TIME, new Value.Moment(Instant.parse("2021-09-27T14:09:16.5Z"))))
                .isEqualTo(time);
        assertThat(one(DATE_TIME, new Value.Whole(132772253564048004L))).isEqualTo(time);
        assertThat(one(DATE_TIME, new Text("20210927140916.0Z"))).isEqualTo(time);
        assertThat(one(DATE_TIME, new Text("0"))).isEqualTo(Converted.ABSENT);
        assertThat(reason(one(DATE_TIME, TRUE))).isEqualTo("InvalidAttributeValue: is no date and time");
    }

    @Test
    void bytesAreBase64() {
        assertThat(one(BINARY, new Bytes("AQID"))).isEqualTo(present("AQID"));
        assertThat(one(BINARY, new Text("AQID"))).isEqualTo(present("AQID"));
        assertThat(reason(one(BINARY, new Text("no base64")))).isEqualTo("InvalidAttributeValue: is not base64");
        assertThat(reason(one(BINARY, new Value.Whole(1)))).isEqualTo("InvalidAttributeValue: is not base64");
    }

    @Test
    void identifiersAreWrittenAsPeopleWriteThem() {
        PropertyDefinition sid = PropertyDefinition.text("onPremisesSecurityIdentifier");
        assertThat(convert(sid, new Bytes("AQIAAAAAAAUgAAAAIAIAAA=="))).isEqualTo(present("S-1-5-32-544"));
        assertThat(convert(sid, new Text("S-1-5-32-544"))).isEqualTo(present("S-1-5-32-544"));
        assertThat(reason(convert(sid, new Bytes("AQID"))))
                .isEqualTo("InvalidAttributeValue: is not a security identifier");
        PropertyDefinition guid = PropertyDefinition.text("onPremisesObjectIdentifier");
        assertThat(convert(guid, new Bytes("MyIRAFVEd2aImaq7zN3u/w==")))
                .isEqualTo(present("00112233-4455-6677-8899-aabbccddeeff"));
        assertThat(reason(convert(guid, new Bytes("AQID")))).isEqualTo("InvalidAttributeValue: is not a GUID");
    }

    @Test
    void aSingleValuedPropertyTakesTheFirstValue() {
        assertThat(one(STRING, new Many(List.of(new Text(" "), new Text("a"), new Text("b")))))
                .isEqualTo(present("a"));
    }

    @Test
    void aCollectionTakesAllValuesOnce() {
        assertThat(many(STRING, new Text("a"), new Text(""), new Text("b"), new Text("a"), new Text("A")))
                .isEqualTo(present(Texts.of("a", "b", "A")));
        assertThat(convert(PropertyDefinition.of("property", STRING, true), new Text("a")))
                .isEqualTo(present(Texts.of("a")));
        assertThat(many(INTEGER, new Text("1"), new Value.Whole(2), new Text("01")))
                .isEqualTo(present(new Wholes(List.of(1L, 2L))));
        assertThat(many(BOOLEAN, TRUE, new Text("true"), new Text("false")))
                .isEqualTo(present(Texts.of("true", "false")));
        assertThat(many(BINARY, new Bytes("AQ=="), new Bytes("Ag=="), new Bytes("AQ==")))
                .isEqualTo(present(Texts.of("AQ==", "Ag==")));
        assertThat(reason(many(INTEGER, new Text("1"), new Text("x")))).contains("whole number");
    }

    @Test
    void caseMattersOnlyWhereItIsSaidTo() {
        PropertyDefinition caseless =
                new PropertyDefinition("property", STRING, true, false, false, Integer.MAX_VALUE, false, Set.of());
        assertThat(convert(caseless, new Many(List.of(new Text("a"), new Text("A")))))
                .isEqualTo(present(Texts.of("a")));
        assertThat(convert(
                        PropertyDefinition.of("proxyAddresses", STRING, true),
                        new Many(List.of(new Text("smtp:a@x.example"), new Text("SMTP:A@x.example")))))
                .isEqualTo(present(Texts.of("SMTP:A@x.example")));
    }

    @Test
    void onlyAllowedTextsAreTakenAndWrittenAsTheyAreDefined() {
        PropertyDefinition type = new PropertyDefinition(
                "userType", STRING, false, false, true, Integer.MAX_VALUE, false, Set.of("Member", "Guest"));
        assertThat(convert(type, new Text(" guest"))).isEqualTo(present("Guest"));
        assertThat(reason(convert(type, new Text("Visitor"))))
                .isEqualTo("InvalidAttributeValue: is none of Guest, Member");
    }

    @Test
    void aTextThatIsTooLongIsUnfitButThatOfAnExtensionIsCut() {
        PropertyDefinition title = new PropertyDefinition("jobTitle", STRING, false, false, true, 5, false, Set.of());
        assertThat(convert(title, new Text("12345"))).isEqualTo(present("12345"));
        assertThat(reason(convert(title, new Text("123456"))))
                .isEqualTo("PropertyTooLong: is 6 characters long; the property takes 5 at most");
        PropertyDefinition extension =
                new PropertyDefinition("extension_1_a", STRING, true, false, true, 5, false, Set.of());
        assertThat(convert(extension, new Text("123456"))).isEqualTo(present(Texts.of("12345")));
        assertThat(convert(extension, new Text("1234\ud83d\ude00")))
                .as("no half of a character is left")
                .isEqualTo(present(Texts.of("1234")));
    }

    @Test
    void charactersThatNoDatabaseHoldsAreUnfit() {
        for (String text : new String[] {"a\u0000b", "\ud83d", "\ude00\ud83d", "a\ud83db"}) {
            assertThat(reason(one(STRING, new Text(text))))
                    .isEqualTo("InvalidAttributeValue: has a character that no text can have");
        }
        assertThat(one(STRING, new Text("\ud83d\ude00"))).isEqualTo(present("\ud83d\ude00"));
    }

    @Test
    void anObjectHasFifteenCertificatesAtMost() {
        PropertyDefinition certificates = PropertyDefinition.of("userCertificate", BINARY, true);
        Value[] sixteen = IntStream.range(0, 16)
                .mapToObj(number -> new Bytes("AQI" + (char) ('A' + number)))
                .toArray(Value[]::new);
        assertThat(reason(convert(certificates, new Many(Arrays.asList(sixteen)))))
                .isEqualTo("TooManyPropertyValues: has 16 values; the property takes 15 at most");
        assertThat(convert(certificates, new Many(Arrays.asList(sixteen).subList(1, 16))))
                .isInstanceOf(Converted.Present.class);
        assertThat(convert(certificates, new Many(Collections.nCopies(20, sixteen[0]))))
                .as("the same certificate counts once")
                .isEqualTo(present(Texts.of("AQIA")));
    }
}
