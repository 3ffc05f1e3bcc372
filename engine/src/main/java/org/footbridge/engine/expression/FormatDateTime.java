package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.date.DatePattern;
import org.footbridge.engine.date.DateStyle;
import org.footbridge.engine.date.InvalidDatePattern;

/** {@code FormatDateTime}: reads a text with one pattern and writes the date with another. */
final class FormatDateTime {

    private static final int SOURCE = 0;
    private static final int STYLES = 1;
    private static final int INPUT = 2;
    private static final int OUTPUT = 3;
    private static final String EXPECTED = "a date pattern of .NET such as yyyy-MM-dd";

    static final FunctionDefinition FUNCTION = function("FormatDateTime", FunctionFamily.DATE)
            .says("A date in text, read with one pattern and written with another.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(optional(
                    "dateTimeStyles",
                    ValueType.TEXT,
                    "names of .NET's DateTimeStyles with commas between them; "
                            + "RoundtripKind, AllowLeadingWhite, AllowTrailingWhite when left out"))
            .takes(required("inputFormat", ValueType.TEXT, "how the text is written"))
            .takes(required("outputFormat", ValueType.TEXT, "how it is to be written"))
            .onNull("No value.")
            .note(
                    "Patterns are those of .NET, with English names: `d dd ddd dddd f F g h hh H HH K m mm M MM MMM MMMM s "
                            + "ss t tt y yy yyyy z zz zzz`, texts in quotes, and patterns of one letter such as `o`. Other "
                            + "characters stand for themselves.")
            .note(
                    "The text must look exactly like the pattern. A text with an offset becomes UTC; one without is taken "
                            + "as it is. What the pattern leaves out of the date is taken from today, or with "
                            + "NoCurrentDateDefault from the first day of year 1.")
            .note("The dates of CDate, DateAdd, DateFromNum and Now are written `M/d/yyyy h:mm:ss tt`; give that as "
                    + "inputFormat. In Connect the function has two arguments, a date and a pattern: that is not "
                    + "offered here.")
            .fails("NotADate", "when the text does not look like inputFormat, the empty text among them")
            .fails("InvalidPattern", "when a pattern is none")
            .example(
                    "FormatDateTime([extensionAttribute1], , \"yyyyMMddHHmmss.fZ\", \"yyyy-MM-dd\")",
                    "extensionAttribute1",
                    new Value.Text("20150123105347.1Z"),
                    "\"2015-01-23\"")
            .example("FormatDateTime(CDate(\"12/25/2007\"), \"M/d/yyyy h:mm:ss tt\", \"yyyyMMdd\")", "\"20071225\"")
            .impure()
            .prepares(FormatDateTime::prepare);

    private FormatDateTime() {}

    private static Behaviour.Body prepare(CallSite site) {
        Optional<DatePattern> input = constantPattern(site, INPUT);
        Optional<DatePattern> output = constantPattern(site, OUTPUT);
        Optional<Set<DateStyle>> styles = site.given(STYLES) ? constantStyles(site) : Optional.of(DateStyle.ORDINARY);
        return arguments -> {
            if (arguments.isNothing(SOURCE)) {
                return Value.NOTHING;
            }
            DatePattern from = input.orElseGet(() -> pattern(arguments, INPUT));
            DatePattern to = output.orElseGet(() -> pattern(arguments, OUTPUT));
            Set<DateStyle> style = styles.orElseGet(() -> styles(arguments));
            return from.parse(arguments.text(SOURCE), style, arguments.context().now())
                    .<Value>map(date -> new Value.Text(to.format(date)))
                    .orElseThrow(() -> arguments.fault(
                            SOURCE,
                            "NotADate",
                            "source is no date written as " + from.pattern() + ".",
                            "Correct the value, or inputFormat."));
        };
    }

    private static Optional<DatePattern> constantPattern(CallSite site, int index) {
        return site.constantText(index).map(text -> {
            try {
                return DatePattern.compile(text);
            } catch (InvalidDatePattern e) {
                throw site.fault(
                        index, "InvalidPattern", EXPECTED, "The date pattern is none: " + e.getMessage() + ".");
            }
        });
    }

    private static DatePattern pattern(Arguments arguments, int index) {
        try {
            return DatePattern.compile(arguments.text(index));
        } catch (InvalidDatePattern e) {
            throw arguments.fault(
                    index,
                    "InvalidPattern",
                    "the date pattern is none: " + e.getMessage() + ".",
                    "Use " + EXPECTED + ".");
        }
    }

    private static Optional<Set<DateStyle>> constantStyles(CallSite site) {
        return site.constantText(STYLES)
                .map(names -> DateStyle.parse(names)
                        .orElseThrow(() -> site.fault(
                                STYLES,
                                "InvalidPattern",
                                "names such as AllowWhiteSpaces, AssumeUniversal",
                                "\"" + names + "\" are no DateTimeStyles.")));
    }

    private static Set<DateStyle> styles(Arguments arguments) {
        return DateStyle.parse(arguments.text(STYLES))
                .orElseThrow(() -> arguments.fault(
                        STYLES,
                        "InvalidPattern",
                        "dateTimeStyles has a name that is none.",
                        "Use names such as AllowWhiteSpaces, AssumeUniversal."));
    }
}
