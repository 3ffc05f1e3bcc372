package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DateFunctionsTest {

    private static final Given NOTHING = Given.nothing();

    @Test
    void datesAreReadMovedAndCompared() {
        assertThat(NOTHING.gives("CDate(\"2021-06-30+08:00\")")).isEqualTo("6/29/2021 4:00:00 PM");
        assertThat(NOTHING.gives("CDate(CDate(\"2021-06-30\"))")).isEqualTo("6/30/2021 12:00:00 AM");
        assertThat(NOTHING.gives("DateAdd(\"d\", \"10\", CDate(\"2021-06-30\"))"))
                .isEqualTo("7/10/2021 12:00:00 AM");
        assertThat(NOTHING.gives("DateDiff(\"H\", CDate(\"2021-06-30 1:59\"), CDate(\"2021-06-30 2:00\"))"))
                .isEqualTo("1");
        assertThat(NOTHING.gives("NumFromDate(DateFromNum(129699324000000000))"))
                .isEqualTo("129699324000000000");
    }

    @Test
    void nowIsWhatTheEvaluationSays() {
        Given given = Given.nothing().at(Instant.parse("2021-07-02T15:33:38.5Z"));

        assertThat(given.gives("Now()")).isEqualTo("7/2/2021 3:33:38 PM");
        assertThat(given.gives("FormatDateTime(Now(), , \"M/d/yyyy h:mm:ss tt\", \"yyyy-MM-ddTHH:mm:ss\")"))
                .isEqualTo("\"2021-07-02T15:33:38\"");
        assertThat(given.gives("FormatDateTime(\"10:00\", \"HH:mm\", \"yyyy-MM-dd HH:mm\")"))
                .isEqualTo("\"2021-07-02 10:00\"");
        assertThat(given.gives("FormatDateTime(\"10:00\", \"NoCurrentDateDefault\", \"HH:mm\", \"yyyy-MM-dd HH:mm\")"))
                .isEqualTo("\"0001-01-01 10:00\"");
    }

    @Test
    void theRoundTripPatternWritesAllSevenDigitsAndReadsFewer() {
        assertThat(NOTHING.gives("FormatDateTime(\"20240305100000Z\", , \"yyyyMMddHHmmssZ\", \"o\")"))
                .startsWith("\"2024-03-05T10:00:00.0000000");
        assertThat(NOTHING.gives("FormatDateTime(\"2024-03-05T10:00:00.25Z\", , \"o\", \"O\")"))
                .isEqualTo("\"2024-03-05T10:00:00.2500000Z\"");
        assertThat(NOTHING.gives("FormatDateTime(\"2024-03-05T10:00:00Z\", , \"o\", \"yyyy\")"))
                .isEqualTo("\"2024\"");
    }

    @Test
    void noDateStaysNoDateButDecidesNothing() {
        assertThat(NOTHING.gives("CDate([hired])")).isEqualTo("no value");
        assertThat(NOTHING.gives("DateAdd(\"d\", 1, CDate([hired]))")).isEqualTo("no value");
        assertThat(NOTHING.gives("FormatDateTime([hired], \"yyyy\", \"yy\")")).isEqualTo("no value");
        assertThat(NOTHING.gives("NumFromDate(CDate([hired]))")).isEqualTo("no value");
        assertThat(NOTHING.gives("DateFromNum([accountExpires])")).isEqualTo("no value");
        assertThat(Given.attribute("accountExpires", "0").gives("DateFromNum([accountExpires])"))
                .isEqualTo("no value");
        assertThat(NOTHING.fault("IIF(DateDiff(\"d\", Now(), CDate([hired])) > 0, \"False\", \"True\")")
                        .code())
                .isEqualTo("ValueMissing");
    }

    @Test
    void whatIsNoDateNamesFunctionAttributeAndValue() {
        EvaluationFault fault = Given.attribute("hired", "soon").fault("CDate([hired])");

        assertThat(fault.code()).isEqualTo("NotADate");
        assertThat(fault.function()).isEqualTo("CDate");
        assertThat(fault.attribute()).isEqualTo("hired");
        assertThat(fault.value()).isEqualTo("soon");
        assertThat(Given.attribute("hired", "").fault("CDate([hired])").code()).isEqualTo("NotADate");
        assertThat(NOTHING.fault("FormatDateTime(\"x\", \"yyyy\", \"yy\")").code())
                .isEqualTo("NotADate");
        assertThat(NOTHING.fault("DateFromNum(-1)").code()).isEqualTo("DateOutOfRange");
        assertThat(NOTHING.fault("NumFromDate(\"1600-01-01\")").code()).isEqualTo("DateOutOfRange");
        assertThat(NOTHING.fault("DateAdd(\"yyyy\", 9000, CDate(\"2021-01-01\"))")
                        .code())
                .isEqualTo("DateOutOfRange");
        assertThat(Given.attribute("hired", "2021-01-01")
                        .fault("DateAdd(\"d\", 1, [hired])")
                        .code())
                .isEqualTo("NotADate");
    }

    @Test
    void wrongConstantsAreFoundWhenTheExpressionIsRead() {
        assertInvalid("DateAdd(\"x\", 1, Now())", "UnknownInterval", 8);
        assertInvalid("DateDiff(\"x\", Now(), Now())", "UnknownInterval", 9);
        assertInvalid("FormatDateTime([a], \"yyyy'\", \"yyyy\")", "InvalidPattern", 20);
        assertInvalid("FormatDateTime([a], \"yyyy\", \"q\")", "InvalidPattern", 28);
        assertInvalid("FormatDateTime([a], \"Sometimes\", \"yyyy\", \"yyyy\")", "InvalidPattern", 20);
    }

    @Test
    void wrongValuesAreFoundWhenItIsEvaluated() {
        Given given = Given.attribute("a", "x").and("b", "'");

        assertThat(given.fault("DateAdd([a], 1, Now())").code()).isEqualTo("UnknownInterval");
        assertThat(given.fault("FormatDateTime([a], [b], \"yyyy\")").code()).isEqualTo("InvalidPattern");
        assertThat(given.fault("FormatDateTime([a], [b], \"yyyy\", \"yy\")").code())
                .isEqualTo("InvalidPattern");
    }

    @Test
    void severalDatesAreReadOneByOne() {
        assertThat(Given.attribute("dates", "2021-01-01", "2/3/2022").gives("CDate([dates])"))
                .isEqualTo("[1/1/2021 12:00:00 AM, 2/3/2022 12:00:00 AM]");
    }

    private static void assertInvalid(String expression, String code, int position) {
        assertThatExceptionOfType(InvalidExpression.class)
                .isThrownBy(() -> Expression.compile(expression))
                .satisfies(invalid -> {
                    assertThat(invalid.fault().code()).isEqualTo(code);
                    assertThat(invalid.fault().position()).isEqualTo(position);
                });
    }
}
