package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Documented examples whose result depends on chance or on what the page does not say: their shape is what counts. */
class ExamplesByChanceTest {

    private final Given given = Given.attribute("mailNickname", "ann")
            .and("userPrincipalName", "ann@corp.example")
            .and("ContractEndDate", "2020-12-31-08:00")
            .and("endDate", "12/31/2020 12:00:00 AM")
            .and("StatusHireDate", "2025-08-15")
            .and("Active", "1");

    private String text(String expression) {
        if (given.evaluate(expression) instanceof Outcome.Computed(Value.Text(String text), boolean redacted)) {
            return text;
        }
        throw new AssertionError(expression + " gives no text");
    }

    @Test
    void redactedValuesFlowAndAreMarked() {
        assertThat(given.evaluate("Redact([userPrincipalName])"))
                .isEqualTo(new Outcome.Computed(new Value.Text("ann@corp.example"), true));
        assertThat(given.evaluate("Redact(\"StringToBeRedacted\")"))
                .isEqualTo(new Outcome.Computed(new Value.Text("StringToBeRedacted"), true));
    }

    @Test
    void whatThePageGivesNoResultForIsComputed() {
        assertThat(given.gives("Join(\"@\", [mailNickname], DefaultDomain())")).isEqualTo("\"ann@corp.example\"");
        assertThat(given.gives("NumFromDate(Join(\"\", FormatDateTime([ContractEndDate], ,\"yyyy-MM-ddzzz\", "
                        + "\"yyyy-MM-dd\"), \" 23:59:59-08:00\"))"))
                .isEqualTo("132539615990000000");
        assertThat(given.gives("NumFromDate(Join(\"\",FormatDateTime([endDate], ,\"M/d/yyyy hh:mm:ss tt\","
                        + "\"yyyy-MM-dd\"),\" 23:59:59-08:00\"))"))
                .isEqualTo("132539615990000000");
        assertThat(given.at(Instant.parse("2025-07-30T00:00:00Z"))
                        .gives("DateDiff(\"d\", Now(), CDate([StatusHireDate]))"))
                .isEqualTo("16");
        assertThat(given.gives("Switch([Active], , \"1\", IIF(DateDiff(\"d\", Now(), CDate([StatusHireDate])) > 5, "
                        + "\"False\", \"True\"), \"0\", \"False\")"))
                .isEqualTo("\"False\"");
        assertThat(given.gives("DateFromNum([lastLogonTimestamp])")).isEqualTo("no value");
    }

    @Test
    void identifiersThatNobodyHasAreMadeByChance() {
        assertThat(text("SelectUniqueValue (Replace(Mid(ConvertToBase64(Guid()), 1, 5 ), ,\"[0-9]\", ,\"A\", , ), "
                        + "Replace(Mid(ConvertToBase64(Guid()), 1, 5 ), ,\"[0-9]\", ,\"B\", , ))"))
                .matches("[MNOYZ][a-zA-Z+/]{4}");
        assertThat(text("SelectUniqueValue(ToUpper(Replace(ConvertToBase64(Guid()), , "
                        + "\"(.*?)(?<id>[a-zA-Z]{4})(.*)\", , \"D${id}\", ,)), \"\")"))
                .matches("D[A-Z]{4}");
        assertThat(text("SelectUniqueValue(Replace(Replace(Guid(), ,\"-\", ,\"\", , ), "
                        + ",\"(.*?)(?<id>[0-9]{4})(.*)\", , \"D${id}\", ,), \"\")"))
                .matches("D[0-9]{4}|[0-9a-f]{32}");
    }

    @Test
    void examplesOfConnectOnThePagesOfTheCloudMeanWhatTheCloudSays() {
        assertThat(given.gives("Switch(IsPresent([directManager]),[directManager], "
                        + "IsPresent([skiplevelManager]),[skiplevelManager], IsPresent([director]),[director])"))
                .isEqualTo("no value");
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() ->
                        Expression.compile("Mid(Item([proxyAddresses],Contains([proxyAddresses], \"SMTP:\")),6)"));
    }
}
