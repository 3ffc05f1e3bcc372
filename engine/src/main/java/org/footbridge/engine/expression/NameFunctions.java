package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.TEXT;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.List;
import java.util.Optional;

/** Functions for the names of people. */
final class NameFunctions {

    private static final FunctionDefinition NORMALIZE_DIACRITICS = function("NormalizeDiacritics", TEXT)
            .says("A text with plain letters in place of Latin letters with marks: Zoë becomes Zoe.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .onNull("No value.")
            .note("æ becomes ae, ø and œ become oe, ß becomes ss, ı becomes i, ł becomes l, capitals accordingly. All "
                    + "other Latin letters that Unicode composes of a letter and marks lose the marks, those that the "
                    + "documented table leaves out too. Nothing else changes, other scripts among it.")
            .example("NormalizeDiacritics([givenName])", "givenName", new Value.Text("Zoë"), "\"Zoe\"")
            .example("NormalizeDiacritics(\"Søren Weiß-Łukasz\")", "\"Soeren Weiss-Lukasz\"")
            .maps(NormalizeDiacritics::normalize);

    private static final FunctionDefinition NORMALIZE_BY_CULTURE = function("NormalizeDiacriticsByCulture", TEXT)
            .from(FunctionOrigin.NAME_ONLY)
            .says("As NormalizeDiacritics, with the letters that a language writes otherwise.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(optional("culture", ValueType.TEXT, "a language such as de or de-AT"))
            .onNull("No value.")
            .note(
                    "In German ä, ö and ü become ae, oe and ue; in Danish and Norwegian å becomes aa. In other languages it "
                            + "is NormalizeDiacritics.")
            .example("NormalizeDiacriticsByCulture(\"Jürgen\", \"de-DE\")", "\"Juergen\"")
            .does(arguments -> arguments.isNothing(0)
                    ? Value.NOTHING
                    : new Value.Text(NormalizeDiacritics.normalize(arguments.text(0), arguments.text(1))));

    private static final FunctionDefinition P_CASE = function("PCase", TEXT)
            .says("A text with a capital letter at the beginning of each word and small letters behind it.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(optional("wordSeparators", ValueType.TEXT, "the characters that words end with"))
            .onNull("No value.")
            .note(
                    "Without wordSeparators words end as in .NET's ToTitleCase: at blanks, controls, and all punctuation and "
                            + "symbols; an apostrophe within a word does not end it. A word begins with its first letter then.")
            .note("With wordSeparators words end at those characters only.")
            .example("PCase(\"PINTO-DE'SILVA\", \" '-\")", "\"Pinto-De'Silva\"")
            .example("PCase(\"st. john's HOSPITAL\")", "\"St. John's Hospital\"")
            .does(arguments -> {
                if (arguments.isNothing(0)) {
                    return Value.NOTHING;
                }
                Optional<String> separators =
                        arguments.isNothing(1) ? Optional.empty() : Optional.of(arguments.text(1));
                return new Value.Text(TitleCase.of(arguments.text(0), separators));
            });

    static final List<FunctionDefinition> ALL = List.of(NORMALIZE_DIACRITICS, NORMALIZE_BY_CULTURE, P_CASE);

    private NameFunctions() {}
}
