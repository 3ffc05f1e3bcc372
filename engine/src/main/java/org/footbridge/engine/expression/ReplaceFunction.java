package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.footbridge.engine.regex.InvalidRegularExpression;
import org.footbridge.engine.regex.RegularExpression;
import org.footbridge.engine.regex.RegularExpressionTooCostly;

/** {@code Replace}: five functions in one, told apart by the positions that are filled. */
final class ReplaceFunction {

    /** What a character of a pattern costs when it is compiled for one evaluation. */
    private static final long STEPS_TO_COMPILE = 50;

    private static final int SOURCE = 0;
    private static final int OLD_VALUE = 1;
    private static final int PATTERN = 2;
    private static final int GROUP = 3;
    private static final int REPLACEMENT = 4;
    private static final int OTHER_ATTRIBUTE = 5;
    private static final int TEMPLATE = 6;

    static final FunctionDefinition REPLACE = function("Replace", FunctionFamily.TEXT)
            .says("A text with parts of it replaced. What it does depends on the positions that are filled.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(optional("oldValue", ValueType.TEXT, "a text to be replaced").inGraph("Find"))
            .takes(optional("regexPattern", ValueType.TEXT, "a regular expression for what is to be replaced")
                    .inGraph("RegularExpression"))
            .takes(optional("regexGroupName", ValueType.TEXT, "the group of the pattern that counts")
                    .inGraph("RegularExpressionGroupName"))
            .takes(optional("replacementValue", ValueType.TEXT, "what comes in its place")
                    .inGraph("Replacement"))
            .takes(optional("replacementAttributeName", ValueType.TEXT, "an attribute to fall back to")
                    .inGraph("ReplacementPropertyName")
                    .asLazy())
            .takes(optional("template", ValueType.TEXT, "a text with a place for the source")
                    .inGraph("Template"))
            .onNull("No value; with replacementAttributeName the other attribute is asked.")
            .note("oldValue and replacementValue: each occurrence of oldValue in source is replaced.")
            .note("oldValue and template: each occurrence of oldValue in template is replaced by source.")
            .note("regexPattern and replacementValue: each match in source is replaced; "
                    + "`${name}`, `$1` and `$&` stand for what matched.")
            .note("regexPattern, regexGroupName and replacementValue: of each match only that group is replaced.")
            .note("regexPattern, regexGroupName and replacementAttributeName: source when it has a value; else the "
                    + "pattern is applied to the other attribute, and what the group matched is the value.")
            .note("Case matters. What is not found leaves the source as it is. An empty oldValue is found nowhere.")
            .fails("InvalidPattern", "when the pattern is no regular expression or has no such group")
            .example("Replace(\"Product Developer\", \"Product\", , , \"Software\", , )", "\"Software Developer\"")
            .example(
                    "Replace([cn], \"{0}\", , , , , \"CN={0},OU=Staff\")",
                    "cn", new Value.Text("Ann"), "\"CN=Ann,OU=Staff\"")
            .example("Replace(\"+1 (999) 888-7777\", , \"[()\\\\s-]+\", , \"\", , )", "\"+19998887777\"")
            .example(
                    "Replace(\"545 Tremont Street\", , \"(?<streetNumber>^\\\\d*)\", \"streetNumber\", \"888\", , )",
                    "\"888 Tremont Street\"")
            .example(
                    "Replace([telephoneNumber], , \"\\\\+(?<code>\\\\d* )(?<rest>\\\\d{10})\", \"rest\", , [mobile], )",
                    "mobile",
                    new Value.Text("+91 8887779999"),
                    "\"8887779999\"")
            .prepares(ReplaceFunction::prepare);

    private ReplaceFunction() {}

    private static Behaviour.Body prepare(CallSite site) {
        boolean old = site.given(OLD_VALUE);
        boolean pattern = site.given(PATTERN);
        boolean group = site.given(GROUP);
        boolean replacement = site.given(REPLACEMENT);
        boolean other = site.given(OTHER_ATTRIBUTE);
        boolean template = site.given(TEMPLATE);
        if (old && !pattern && !group && !other && replacement != template) {
            return replacement ? ReplaceFunction::occurrences : ReplaceFunction::intoTemplate;
        }
        if (pattern && !old && !template && replacement && !other) {
            Optional<RegularExpression> known = constantPattern(site, group);
            return arguments -> matches(arguments, known, group);
        }
        if (pattern && !old && !template && group && other && !replacement) {
            Optional<RegularExpression> known = constantPattern(site, true);
            return arguments -> orOther(arguments, known);
        }
        throw site.fault(
                OLD_VALUE,
                "WrongArguments",
                "oldValue with replacementValue or template, or regexPattern with replacementValue, with "
                        + "regexGroupName and replacementValue, or with regexGroupName and replacementAttributeName",
                "Replace does not know what to do with just these positions filled; "
                        + "it is called as " + "Replace(source, oldValue, , , replacementValue, , ) or in another of "
                        + "its five forms.");
    }

    private static Value occurrences(Arguments arguments) {
        return ofText(
                arguments,
                source -> literal(arguments, source, arguments.text(OLD_VALUE), arguments.text(REPLACEMENT)));
    }

    private static Value intoTemplate(Arguments arguments) {
        return ofText(
                arguments, source -> literal(arguments, arguments.text(TEMPLATE), arguments.text(OLD_VALUE), source));
    }

    private static Value matches(Arguments arguments, Optional<RegularExpression> known, boolean group) {
        return ofText(arguments, source -> {
            RegularExpression pattern = known.orElseGet(() -> pattern(arguments, group));
            return within(() -> group
                    ? pattern.replaceGroup(
                            source, arguments.text(GROUP), arguments.text(REPLACEMENT), arguments.budget()::spend)
                    : pattern.replace(source, arguments.text(REPLACEMENT), arguments.budget()::spend));
        });
    }

    private static Value orOther(Arguments arguments, Optional<RegularExpression> known) {
        Value source = arguments.single(SOURCE);
        if (!Single.isNothingOrEmpty(source)) {
            return source;
        }
        RegularExpression pattern = known.orElseGet(() -> pattern(arguments, true));
        String other = arguments.text(OTHER_ATTRIBUTE);
        return within(() -> pattern.find(other, arguments.text(GROUP), arguments.budget()::spend))
                .<Value>map(Value.Text::new)
                .orElse(Value.NOTHING);
    }

    private static <T> T within(Supplier<T> match) {
        try {
            return match.get();
        } catch (RegularExpressionTooCostly e) {
            throw new LimitReached("ValueTooLong", "A regular expression would make a text that is too long.");
        }
    }

    /** No value stays none. */
    private static Value ofText(Arguments arguments, UnaryOperator<String> replace) {
        Value source = arguments.single(SOURCE);
        if (source instanceof Value.Nothing) {
            return source;
        }
        String text = arguments.text(SOURCE);
        String replaced = replace.apply(text);
        return source instanceof Value.Text && replaced.equals(text) ? source : new Value.Text(replaced);
    }

    private static String literal(Arguments arguments, String text, String old, String replacement) {
        FindText find = new FindText(old, false, arguments.budget());
        int found = old.isEmpty() ? -1 : find.firstIn(text, 0);
        if (found < 0) {
            return text;
        }
        BoundedText result = new BoundedText(arguments.budget());
        int done = 0;
        while (found >= 0) {
            result.append(text, done, found).append(replacement);
            done = found + old.length();
            found = find.firstIn(text, done);
        }
        return result.append(text, done, text.length()).toString();
    }

    private static Optional<RegularExpression> constantPattern(CallSite site, boolean group) {
        return site.constantText(PATTERN).map(text -> {
            RegularExpression pattern;
            try {
                pattern = RegularExpression.compile(text);
            } catch (InvalidRegularExpression e) {
                throw site.fault(
                        PATTERN,
                        "InvalidPattern",
                        "a regular expression of .NET",
                        "The pattern is none: " + e.getMessage());
            }
            Optional<String> name = group ? site.constantText(GROUP) : Optional.empty();
            if (name.isPresent() && !pattern.hasGroup(name.get())) {
                throw site.fault(
                        GROUP,
                        "InvalidPattern",
                        "the name of a group of the pattern",
                        "The pattern has no group \"" + name.get() + "\".");
            }
            return pattern;
        });
    }

    private static RegularExpression pattern(Arguments arguments, boolean group) {
        RegularExpression pattern;
        try {
            String written = arguments.text(PATTERN);
            arguments.budget().spend(written.length() * STEPS_TO_COMPILE);
            pattern = RegularExpression.compile(written);
        } catch (InvalidRegularExpression e) {
            throw arguments.fault(
                    PATTERN,
                    "InvalidPattern",
                    "regexPattern is no regular expression: " + e.getMessage(),
                    "Correct the pattern, or the expression that makes it.");
        }
        if (group && !pattern.hasGroup(arguments.text(GROUP))) {
            throw arguments.fault(
                    GROUP, "InvalidPattern", "regexPattern has no group of that name.", "Name a group of the pattern.");
        }
        return pattern;
    }
}
