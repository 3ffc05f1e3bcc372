package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.DATE;
import static org.footbridge.engine.expression.Parameter.required;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.date.DateInterval;
import org.footbridge.engine.date.FileTime;
import org.footbridge.engine.date.ReadDate;

/** Functions of dates. */
final class DateFunctions {

    private static final String AS_TEXT =
            "Written as text it is month/day/year with time, such as 6/29/2021 4:00:00 PM.";
    private static final String INTERVALS =
            "`yyyy` years, `q` quarters, `m` months, `y`, `d` and `w` days, `ww` weeks, `h` hours, `n` minutes, `s` seconds";

    private static final FunctionDefinition C_DATE = function("CDate", DATE)
            .says("The date that a text means, in UTC.")
            .takes(required("expression", ValueType.ANY, "the text").each())
            .gives(ValueType.MOMENT)
            .onNull("No value.")
            .note("Understood are `2021-06-30` and `6/30/2021`, each with a time of day if there is one (`T16:00`, "
                    + "`4:00:30 PM`) and an offset (`Z`, `+08:00`, ` -8`), and the form in which Active Directory "
                    + "writes times, `20210630160000.0Z`. Without an offset the text is in UTC.")
            .note(AS_TEXT)
            .fails("NotADate", "when the text is no such date, the empty text among them")
            .example("CDate(\"2021-06-30+08:00\")", "6/29/2021 4:00:00 PM")
            .example(
                    "CDate([whenCreated])", "whenCreated", new Value.Text("20150123105347.0Z"), "1/23/2015 10:53:47 AM")
            .does(arguments -> {
                Value value = arguments.single(0);
                return value instanceof Value.Nothing ? value : new Value.Moment(date(arguments, 0));
            });

    private static final FunctionDefinition DATE_ADD = function("DateAdd", DATE)
            .says("A date moved by a number of units.")
            .takes(required("interval", ValueType.TEXT, INTERVALS))
            .takes(required("value", ValueType.WHOLE, "how many; negative numbers move back"))
            .takes(required("dateTime", ValueType.MOMENT, "the date").each())
            .gives(ValueType.MOMENT)
            .onNull("No value when the date is absent; fails when the number is.")
            .note("A day that the month does not have becomes its last day.")
            .fails("UnknownInterval", "when there is no such unit")
            .fails("NotADate", "when dateTime is a text; make a date of it with CDate")
            .fails("DateOutOfRange", "when the result is not between the years 1 and 9999")
            .example("DateAdd(\"d\", -10, CDate(\"2012-03-16-07:00\"))", "3/6/2012 7:00:00 AM")
            .example("DateAdd(\"m\", 1, CDate(\"2024-01-31\"))", "2/29/2024 12:00:00 AM")
            .prepares(site -> {
                Optional<DateInterval> known = constantInterval(site);
                return arguments -> add(arguments, known.orElseGet(() -> interval(arguments)));
            });

    private static final FunctionDefinition DATE_DIFF = function("DateDiff", DATE)
            .says("How many borders between units lie from one date to another; negative when the second is earlier.")
            .takes(required("interval", ValueType.TEXT, INTERVALS))
            .takes(required("date1", ValueType.MOMENT, "from"))
            .takes(required("date2", ValueType.MOMENT, "to"))
            .gives(ValueType.WHOLE)
            .onNull("Fails: a missing date must not decide anything.")
            .onSeveral("Fails.")
            .note(
                    "As in Visual Basic, borders are counted and not durations: from 23:59 to 00:01 is one day. All is in "
                            + "UTC, weeks begin on Sunday; `w` counts whole weeks.")
            .fails("UnknownInterval", "when there is no such unit")
            .fails("NotADate", "when a date is a text; make a date of it with CDate")
            .fails("ValueMissing", "when a date is absent")
            .example("DateDiff(\"d\", CDate(\"2021-08-18+08:00\"), CDate(\"2021-08-31+08:00\"))", "13")
            .example("DateDiff(\"ww\", CDate(\"2024-01-06\"), CDate(\"2024-01-07\"))", "1")
            .prepares(site -> {
                Optional<DateInterval> known = constantInterval(site);
                return arguments -> new Value.Whole(
                        known.orElseGet(() -> interval(arguments)).between(arguments.moment(1), arguments.moment(2)));
            });

    private static final FunctionDefinition DATE_FROM_NUM = function("DateFromNum", DATE)
            .says(
                    "The date that a large integer of Active Directory means: 100-nanosecond intervals since 1601 in UTC.")
            .takes(required("value", ValueType.WHOLE, "the number").each())
            .gives(ValueType.MOMENT)
            .onNull("No value.")
            .note("0 and 9223372036854775807 stand for never and give no value.")
            .note(AS_TEXT)
            .fails("DateOutOfRange", "when the number is negative, or the date behind the year 9999")
            .example("DateFromNum(129699324000000000)", "1/1/2012 11:00:00 PM")
            .example(
                    "DateFromNum([accountExpires])",
                    "accountExpires",
                    new Value.Text("9223372036854775807"),
                    "no value")
            .does(DateFunctions::dateFromNum);

    private static final FunctionDefinition NOW = function("Now", DATE)
            .says("The moment of the evaluation, in UTC.")
            .gives(ValueType.MOMENT)
            .onNull("Takes nothing.")
            .onSeveral("Takes nothing.")
            .note(AS_TEXT)
            .note("The value of a mapping that uses it is computed when the object is looked at, which happens when "
                    + "something changed, not at the moment itself.")
            .example("IsPresent(Now())", "True")
            .impure()
            .does(arguments -> new Value.Moment(arguments.context().now()));

    private static final FunctionDefinition NUM_FROM_DATE = function("NumFromDate", DATE)
            .says("A date as a large integer of Active Directory.")
            .takes(required("value", ValueType.ANY, "a date, or a text that CDate understands")
                    .each())
            .gives(ValueType.WHOLE)
            .onNull("No value.")
            .fails("NotADate", "when the text is no date")
            .fails("DateOutOfRange", "when the date is before the year 1601")
            .example("NumFromDate(\"2012-01-01T23:00:00Z\")", "129699324000000000")
            .does(arguments -> {
                Value value = arguments.single(0);
                return value instanceof Value.Nothing ? value : new Value.Whole(intervals(arguments));
            });

    static final List<FunctionDefinition> ALL =
            List.of(C_DATE, DATE_ADD, DATE_DIFF, DATE_FROM_NUM, FormatDateTime.FUNCTION, NOW, NUM_FROM_DATE);

    private DateFunctions() {}

    private static Instant date(Arguments arguments, int index) {
        if (arguments.single(index) instanceof Value.Moment(Instant at)) {
            return at;
        }
        return ReadDate.read(arguments.text(index))
                .orElseThrow(() -> arguments.fault(
                        index,
                        "NotADate",
                        "this is no date that can be told without a pattern.",
                        "Write it like 2021-06-30T16:00:00Z, or give its pattern to FormatDateTime."));
    }

    private static long intervals(Arguments arguments) {
        return FileTime.intervals(date(arguments, 0))
                .orElseThrow(() -> arguments.fault(
                        0, "DateOutOfRange", "the date is before the year 1601.", "Leave such dates out with IIF."));
    }

    private static Value dateFromNum(Arguments arguments) {
        if (arguments.isNothing(0)) {
            return Value.NOTHING;
        }
        long number = arguments.whole(0);
        if (number == 0 || number == FileTime.NEVER) {
            return Value.NOTHING;
        }
        return new Value.Moment(FileTime.instant(number)
                .orElseThrow(() -> arguments.fault(
                        0,
                        "DateOutOfRange",
                        "the number is no date between the years 1601 and 9999.",
                        "Give it an attribute that holds a date as a large integer.")));
    }

    private static Value add(Arguments arguments, DateInterval interval) {
        if (arguments.isNothing(2)) {
            return Value.NOTHING;
        }
        return new Value.Moment(interval.add(arguments.moment(2), arguments.whole(1))
                .orElseThrow(() -> arguments.fault(
                        2, "DateOutOfRange", "the result is not between the years 1 and 9999.", "Move it by less.")));
    }

    private static Optional<DateInterval> constantInterval(CallSite site) {
        return site.constantText(0)
                .map(code -> DateInterval.of(code)
                        .orElseThrow(() -> site.fault(
                                0, "UnknownInterval", INTERVALS, "There is no unit \"" + code + "\" of dates.")));
    }

    private static DateInterval interval(Arguments arguments) {
        return DateInterval.of(arguments.text(0))
                .orElseThrow(() -> arguments.fault(
                        0, "UnknownInterval", "interval is no unit of dates.", "Use one of " + INTERVALS + "."));
    }
}
