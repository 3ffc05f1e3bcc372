package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Outcome;
import org.footbridge.engine.expression.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the expressions of the default schema make of attributes. */
class DefaultValuesTest {

    private final Map<String, Value> attributes = new HashMap<>();

    @Test
    void anAccountIsEnabledUnlessItIsDisabled() {
        attributes.put("accountDisabled", new Value.Truth(true));
        assertThat(truth("user", "accountEnabled")).isFalse();
        attributes.put("accountDisabled", new Value.Truth(false));
        assertThat(truth("user", "accountEnabled")).isTrue();
        attributes.put("accountExpired", new Value.Truth(true));
        assertThat(truth("user", "accountEnabled")).isFalse();
    }

    /** GROUP_TYPE_SECURITY_ENABLED is the sign bit: global, domain local and universal groups. */
    @ParameterizedTest
    @CsvSource({
        "-2147483646, true",
        "-2147483644, true",
        "-2147483640, true",
        "-2147483643, true",
        "2, false",
        "4, false",
        "8, false"
    })
    void theTypeOfAGroupSaysWhetherItGivesRights(String groupType, boolean security) {
        text("groupType", groupType);
        assertThat(truth("group", "securityEnabled")).isEqualTo(security);
    }

    @Test
    void withoutATypeNobodyKnowsWhetherAGroupGivesRights() {
        assertThat(value("group", "securityEnabled")).isEqualTo(Value.NOTHING);
    }

    @Test
    void theNameToShowIsTheFirstThatIsNotBlank() {
        text("sAMAccountName", "ann");
        assertThat(value("user", "displayName")).isEqualTo(new Value.Text("ann"));
        text("cn", "Ann Example");
        assertThat(value("user", "displayName")).isEqualTo(new Value.Text("Ann Example"));
        text("displayName", "   ");
        assertThat(value("group", "displayName")).isEqualTo(new Value.Text("Ann Example"));
        assertThat(value("contact", "displayName")).isEqualTo(new Value.Text("Ann Example"));
        text("displayName", " Ann E. ");
        assertThat(value("user", "displayName")).isEqualTo(new Value.Text("Ann E."));
        assertThat(value("contact", "displayName")).isEqualTo(new Value.Text("Ann E."));
    }

    @Test
    void aUsageLocationOfExchangeGoesBeforeTheCountryWhenItIsACode() {
        text("c", "FR");
        assertThat(value("user", "usageLocation")).isEqualTo(new Value.Text("FR"));
        text("msExchUsageLocation", "DE");
        assertThat(value("user", "usageLocation")).isEqualTo(new Value.Text("DE"));
        text("msExchUsageLocation", "Germany");
        assertThat(value("user", "usageLocation")).isEqualTo(new Value.Text("FR"));
    }

    @Test
    void textsAreTrimmedEachByItself() {
        text("extensionAttribute3", "  Sales ");
        assertThat(value("contact", "extensionAttribute3")).isEqualTo(new Value.Text("Sales"));
        texts("otherTelephone", " 1", "2 ");
        assertThat(value("user", "otherTelephone")).isEqualTo(many("1", "2"));
        assertThat(value("user", "city")).isEqualTo(Value.NOTHING);
    }

    @Test
    void addressesAreTrimmedAndEachIsThereOnce() {
        texts("proxyAddresses", " SMTP:a@contoso.example", "smtp:b@contoso.example ", "smtp:b@contoso.example");
        for (String sourceClass : List.of("user", "inetOrgPerson", "group", "contact")) {
            assertThat(value(sourceClass, "proxyAddresses"))
                    .isEqualTo(many("SMTP:a@contoso.example", "smtp:b@contoso.example"));
        }
    }

    @Test
    void attributesOfExchangeFlowWithAMailNickname() {
        text("msExchHideFromAddressLists", "TRUE");
        assertThat(value("user", "msExchHideFromAddressLists")).isEqualTo(Value.NOTHING);
        assertThat(value("contact", "msExchHideFromAddressLists")).isEqualTo(Value.NOTHING);
        text("mailNickname", "ann");
        assertThat(value("user", "msExchHideFromAddressLists")).isEqualTo(new Value.Text("TRUE"));
        assertThat(value("contact", "msExchHideFromAddressLists")).isEqualTo(new Value.Text("TRUE"));
        texts("msExchExtensionCustomAttribute1", " a ", "b");
        assertThat(value("user", "msExchExtensionCustomAttribute1")).isEqualTo(many("a", "b"));
        attributes.put("msExchMailboxGuid", new Value.Bytes("AQID"));
        assertThat(value("user", "msExchMailboxGuid")).isEqualTo(new Value.Bytes("AQID"));
    }

    @Test
    void attributesOfExchangeFlowOfGroupsThatAreMailEnabled() {
        text("mailNickname", "all");
        text("reportToOwner", "FALSE");
        attributes.put("mailEnabled", new Value.Truth(false));
        assertThat(value("group", "reportToOwner")).isEqualTo(Value.NOTHING);
        attributes.put("mailEnabled", new Value.Truth(true));
        assertThat(value("group", "reportToOwner")).isEqualTo(new Value.Text("FALSE"));
    }

    @ParameterizedTest
    @CsvSource({"userCertificate, user", "userSMIMECertificate, user", "userCertificate, contact"})
    void moreThanFifteenCertificatesDoNotFlow(String attribute, String sourceClass) {
        assertThat(value(sourceClass, attribute)).isEqualTo(Value.NOTHING);
        attributes.put(attribute, new Value.Bytes("AA=="));
        assertThat(value(sourceClass, attribute)).isEqualTo(new Value.Bytes("AA=="));
        attributes.put(attribute, certificates(15));
        assertThat(value(sourceClass, attribute)).isEqualTo(certificates(15));
        attributes.put(attribute, certificates(16));
        assertThat(value(sourceClass, attribute)).isEqualTo(Value.NOTHING);
    }

    /** Nothing at all, empty texts, strange ones and bytes; only a group's type has to be a number. */
    @Test
    void everyExpressionHasAValueForAnyObject() {
        for (Value each : List.of(
                Value.NOTHING,
                new Value.Text(""),
                new Value.Text("\u00c4\u0000 \uD83D\uDE00"),
                new Value.Bytes("AQID"))) {
            DefaultSchema.schema()
                    .objectMappings()
                    .flatMap(mapping -> mapping.attributeMappings().stream())
                    .filter(mapping -> !mapping.targetAttributeName().equals("securityEnabled"))
                    .forEach(mapping -> assertThat(outcome(mapping.source(), each))
                            .describedAs(mapping.targetAttributeName() + " of " + each)
                            .isInstanceOf(Outcome.Computed.class));
        }
    }

    private static Outcome outcome(ValueSource source, Value each) {
        return source instanceof ValueSource.Expression(String text)
                ? Expression.compile(text).evaluate(new Attributes(Map.of(), each))
                : new Outcome.Computed(Value.NOTHING, false);
    }

    private boolean truth(String sourceClass, String target) {
        return switch (value(sourceClass, target)) {
            case Value.Truth(boolean truth) -> truth;
            case Value.Text(String text) -> Boolean.parseBoolean(text);
            default -> throw new AssertionError(target + " is " + value(sourceClass, target));
        };
    }

    private Value value(String sourceClass, String target) {
        ValueSource source = DefaultSchema.schema()
                .objectMapping(sourceClass)
                .flatMap(mapping -> mapping.mappingOf(target))
                .orElseThrow()
                .source();
        Outcome outcome = Expression.compile(source.expression()).evaluate(new Attributes(attributes, Value.NOTHING));
        if (outcome instanceof Outcome.Computed(Value value, boolean redacted)) {
            return value;
        }
        throw new AssertionError(target + ": " + outcome);
    }

    private void text(String attribute, String text) {
        attributes.put(attribute, new Value.Text(text));
    }

    private void texts(String attribute, String... texts) {
        attributes.put(attribute, many(texts));
    }

    private static Value many(String... texts) {
        return new Value.Many(
                List.of(texts).stream().<Value>map(Value.Text::new).toList());
    }

    private static Value certificates(int count) {
        return new Value.Many(IntStream.range(0, count)
                .<Value>mapToObj(number -> new Value.Bytes("AAA" + (char) ('A' + number)))
                .toList());
    }

    private record Attributes(Map<String, Value> values, Value otherwise) implements EvaluationContext {

        @Override
        public Value attribute(String name) {
            return values.getOrDefault(name, otherwise);
        }

        @Override
        public Optional<String> parameter(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<String> defaultDomain() {
            return Optional.empty();
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public RandomGenerator random() {
            return new SplittableRandom(1);
        }

        @Override
        public boolean isTaken(String value) {
            return false;
        }
    }
}
