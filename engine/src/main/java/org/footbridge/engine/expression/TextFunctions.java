package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.TEXT;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.repeating;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.List;

/** Functions that make a text of others. */
final class TextFunctions {

    private static final FunctionDefinition APPEND = function("Append", TEXT)
            .says("Two texts, one behind the other.")
            .takes(required("source", ValueType.TEXT, "what comes first"))
            .takes(required("suffix", ValueType.TEXT, "what comes behind it"))
            .onNull("Counts as the empty text, so that `Append(NULL, \"x\")` is `\"x\"`.")
            .onSeveral("One of the two may have several values; the function is called for each of them.")
            .example(
                    "Append([userPrincipalName], \".test\")",
                    "userPrincipalName",
                    text("ann@corp.example"),
                    "\"ann@corp.example.test\"")
            .example(
                    "Append(\"smtp:\", [otherMailbox])",
                    "otherMailbox",
                    texts("a@x.example", "b@x.example"),
                    "[\"smtp:a@x.example\", \"smtp:b@x.example\"]")
            .does(arguments -> Glue.both(arguments, 0, 1));

    private static final FunctionDefinition PREPEND = function("Prepend", TEXT)
            .from(FunctionOrigin.NAME_AND_PARAMETERS)
            .says("Two texts, one behind the other; as Append.")
            .takes(required("prefix", ValueType.TEXT, "what comes first"))
            .takes(required("source", ValueType.TEXT, "what comes behind it"))
            .onNull("Counts as the empty text.")
            .onSeveral("One of the two may have several values; the function is called for each of them.")
            .example("Prepend(\"x-\", [cn])", "cn", text("Ann"), "\"x-Ann\"")
            .does(arguments -> Glue.both(arguments, 0, 1));

    private static final FunctionDefinition JOIN = function("Join", TEXT)
            .says("Texts put together with a separator between them.")
            .takes(required("separator", ValueType.TEXT, "what stands between them"))
            .takes(repeating("source", ValueType.SEVERAL, "a text, or several values"))
            .onNull("Absent and empty parts are left out together with their separator.")
            .onSeveral("Each value is a part.")
            .example(
                    "Join(\", \", \"\", [sn], [givenName])",
                    "sn",
                    text("Doe"),
                    "givenName",
                    text("John"),
                    "\"Doe, John\"")
            .example(
                    "Join(\";\", [proxyAddresses])",
                    "proxyAddresses",
                    texts("SMTP:a@x.example", "smtp:b@x.example"),
                    "\"SMTP:a@x.example;smtp:b@x.example\"")
            .does(TextFunctions::join);

    private static final FunctionDefinition STRIP_SPACES = function("StripSpaces", TEXT)
            .says("A text without blanks (U+0020), wherever they stand.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .onNull("No value.")
            .note("Tabs, line breaks and no-break spaces stay.")
            .example("StripSpaces(\"van der Berg\")", "\"vanderBerg\"")
            .maps(text -> text.indexOf(' ') < 0 ? text : text.replace(" ", ""));

    private static final FunctionDefinition TO_LOWER = function("ToLower", TEXT)
            .says("A text in lower case.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(optional("culture", ValueType.TEXT, "a culture such as `tr-TR`, default invariant"))
            .onNull("No value.")
            .note(LetterCase.NOTE)
            .fails("UnknownCulture", "when the culture is no language tag")
            .example("ToLower(\"MÜLLER\")", "\"müller\"")
            .example("ToLower(\"I\", \"tr-TR\")", "\"ı\"")
            .prepares(site -> LetterCase.prepare(site, LetterCase::lower));

    private static final FunctionDefinition TO_UPPER = function("ToUpper", TEXT)
            .says("A text in upper case.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(optional("culture", ValueType.TEXT, "a culture such as `tr-TR`, default invariant"))
            .onNull("No value.")
            .note(LetterCase.NOTE)
            .fails("UnknownCulture", "when the culture is no language tag")
            .example("ToUpper(\"straße\")", "\"STRAßE\"")
            .example("ToUpper(\"i\", \"tr-TR\")", "\"İ\"")
            .prepares(site -> LetterCase.prepare(site, LetterCase::upper));

    private static final FunctionDefinition TRIM = function("Trim", TEXT)
            .says("A text without white space at both ends.")
            .takes(required("value", ValueType.TEXT, "the text")
                    .inGraph("source")
                    .each())
            .onNull("No value.")
            .note("White space is what .NET takes for it: Unicode's property, no-break spaces among it.")
            .example("Trim(\" Test \")", "\"Test\"")
            .example(
                    "Trim([proxyAddresses])",
                    "proxyAddresses",
                    texts(" SMTP:a@x.example", "smtp:b@x.example "),
                    "[\"SMTP:a@x.example\", \"smtp:b@x.example\"]")
            .maps(WhiteSpace::trim);

    static final List<FunctionDefinition> ALL =
            List.of(APPEND, PREPEND, JOIN, ReplaceFunction.REPLACE, STRIP_SPACES, TO_LOWER, TO_UPPER, TRIM);

    private TextFunctions() {}

    private static Value join(Arguments arguments) {
        String separator = arguments.text(0);
        BoundedText joined = new BoundedText(arguments.budget());
        boolean first = true;
        for (int i = 1; i < arguments.count(); i++) {
            for (Value part : arguments.values(i)) {
                String text = TextForm.of(part);
                if (text.isEmpty()) {
                    continue;
                }
                if (!first) {
                    joined.append(separator);
                }
                joined.append(text);
                first = false;
            }
        }
        return new Value.Text(joined.toString());
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }

    private static Value texts(String one, String other) {
        return new Value.Many(List.of(new Value.Text(one), new Value.Text(other)));
    }
}
