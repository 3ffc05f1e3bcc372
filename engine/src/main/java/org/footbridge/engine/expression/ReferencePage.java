package org.footbridge.engine.expression;

import java.util.List;
import java.util.Locale;

/** Writes the user's reference of the language; it says what the catalogue says, and so cannot say anything else. */
public final class ReferencePage {

    private ReferencePage() {}

    /** Markdown. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(ReferenceProse.BEGINNING);
        types(page);
        page.append(ReferenceProse.VALUES);
        page.append(String.format(
                Locale.ROOT,
                ReferenceProse.LIMITS,
                Limits.TEXT,
                Limits.DEPTH,
                Limits.CHARACTERS,
                Limits.VALUES,
                Limits.STEPS));
        page.append("## Functions\n\n");
        overview(page);
        for (FunctionFamily family : FunctionFamily.values()) {
            List<FunctionDefinition> functions = of(family);
            if (!functions.isEmpty()) {
                page.append("## ").append(family.title()).append("\n\n");
                functions.forEach(function ->
                        page.append(DescribeFunction.markdown(function)).append('\n'));
            }
        }
        return page.append(ReferenceDecisions.DECISIONS)
                .append(ReferenceDecisions.CONNECT)
                .toString();
    }

    private static void types(StringBuilder page) {
        page.append("| Type | Accepts | Otherwise |\n|---|---|---|\n");
        for (ValueType type : ValueType.values()) {
            page.append("| ").append(type.title()).append(" | ").append(accepts(type));
            page.append(" | ").append(otherwise(type)).append(" |\n");
        }
        page.append('\n');
    }

    private static String accepts(ValueType type) {
        return switch (type) {
            case ANY -> "everything, as it is";
            case TEXT -> "every single value in its text form; no value is the empty text";
            case WHOLE -> "a number without fraction of 64 bits, or a text that is one";
            case NUMBER -> "a number, or a text that is one";
            case TRUTH ->
                "a comparison, True, False, these words as texts in any case, numbers (0 is false); no value is false";
            case MOMENT -> "what date functions give";
            case BYTES -> "binary values; a text is their base64";
            case REFERENCE -> "a reference; a text is its distinguished name";
            case SEVERAL -> "a list; a single value is a list of one, no value a list of none";
            case WORD -> "one of the words that are listed, quoted or not, in any case";
            case VARIABLE -> "a name that begins with `$`";
        };
    }

    private static String otherwise(ValueType type) {
        return switch (type) {
            case ANY, SEVERAL -> "";
            case TEXT, REFERENCE -> "`SeveralValues`";
            case WHOLE, NUMBER -> "`NotANumber`, `ValueMissing` without value, `SeveralValues`";
            case TRUTH -> "`NotABoolean`, `SeveralValues`";
            case MOMENT -> "`NotADate`, `ValueMissing` without value, `SeveralValues`";
            case BYTES -> "`NotBinary`, `SeveralValues`";
            case WORD, VARIABLE -> "refused before any evaluation";
        };
    }

    private static void overview(StringBuilder page) {
        for (FunctionFamily family : FunctionFamily.values()) {
            List<FunctionDefinition> functions = of(family);
            if (!functions.isEmpty()) {
                page.append("- ").append(family.title()).append(": ");
                page.append(String.join(
                        ", ",
                        functions.stream()
                                .map(each ->
                                        "[" + each.name() + "](#" + each.name().toLowerCase(Locale.ROOT) + ")")
                                .toList()));
                page.append('\n');
            }
        }
        page.append('\n');
    }

    private static List<FunctionDefinition> of(FunctionFamily family) {
        return Functions.all().stream()
                .filter(function -> function.family() == family)
                .toList();
    }
}
