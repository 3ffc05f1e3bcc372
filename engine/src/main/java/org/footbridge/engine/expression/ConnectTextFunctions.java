package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.TEXT;
import static org.footbridge.engine.expression.FunctionOrigin.CONNECT;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.required;
import static org.footbridge.engine.expression.Parameter.word;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions of texts that Connect has besides those of the cloud. */
final class ConnectTextFunctions {

    private static final FunctionDefinition IN_STR_REV = function("InStrRev", TEXT)
            .from(CONNECT)
            .says("The last position of a text within another, counted from 1 on the left; 0 when it is not there.")
            .takes(required("stringcheck", ValueType.TEXT, "where to look").each())
            .takes(required("stringmatch", ValueType.TEXT, "what to look for"))
            .takes(optional("start", ValueType.WHOLE, "the last position that may belong to it; the end when left out"))
            .takes(word(
                    "compare",
                    List.of("vbBinaryCompare", "vbTextCompare"),
                    "whether case matters (vbBinaryCompare, the default) or not"))
            .gives(ValueType.WHOLE)
            .onNull("Counts as the empty text, in which nothing is found.")
            .note("A start of -1 or behind the end counts as the end; with any other start before 1 nothing is found.")
            .example("InStrRev(\"abbcdbbbef\", \"bb\")", "7")
            .does(ConnectTextFunctions::inStrRev);

    private static final FunctionDefinition L_CASE = function("LCase", TEXT)
            .from(CONNECT)
            .says("A text in small letters, as ToLower without a culture.")
            .takes(required("value", ValueType.TEXT, "the text").each())
            .onNull("No value.")
            .example("LCase(\"TeSt\")", "\"test\"")
            .maps(text -> LetterCase.lower(text, false));

    private static final FunctionDefinition L_TRIM = function("LTrim", TEXT)
            .from(CONNECT)
            .says("A text without white space at its beginning.")
            .takes(required("value", ValueType.TEXT, "the text").each())
            .onNull("No value.")
            .example("LTrim(\" Test \")", "\"Test \"")
            .maps(WhiteSpace::trimStart);

    private static final FunctionDefinition PAD_LEFT = function("PadLeft", TEXT)
            .from(CONNECT)
            .says("A text filled up on the left until it is so long; a longer one as it is.")
            .takes(required("string", ValueType.TEXT, "the text").each())
            .takes(required("length", ValueType.WHOLE, "the wanted length"))
            .takes(required("padCharacter", ValueType.TEXT, "the character to fill with"))
            .onNull("The empty text.")
            .fails("OutOfRange", "when padCharacter is not one character")
            .example("PadLeft(\"User\", 10, \"0\")", "\"000000User\"")
            .does(arguments -> pad(arguments, true));

    private static final FunctionDefinition PAD_RIGHT = function("PadRight", TEXT)
            .from(CONNECT)
            .says("A text filled up on the right until it is so long; a longer one as it is.")
            .takes(required("string", ValueType.TEXT, "the text").each())
            .takes(required("length", ValueType.WHOLE, "the wanted length"))
            .takes(required("padCharacter", ValueType.TEXT, "the character to fill with"))
            .onNull("The empty text.")
            .fails("OutOfRange", "when padCharacter is not one character")
            .example("PadRight(\"User\", 10, \"0\")", "\"User000000\"")
            .does(arguments -> pad(arguments, false));

    private static final FunctionDefinition REPLACE_CHARS = function("ReplaceChars", TEXT)
            .from(CONNECT)
            .says("A text with single characters replaced.")
            .takes(required("string", ValueType.TEXT, "the text").each())
            .takes(required(
                    "ReplacePattern", ValueType.TEXT, "pairs such as `å:a,ä:ae`; behind the colon may be nothing"))
            .onNull("No value.")
            .note("Case matters. White space in the pattern means nothing; comma and colon cannot be replaced. Of two "
                    + "pairs for a character the first counts.")
            .fails("InvalidPattern", "when there is not exactly one character before a colon")
            .example("ReplaceChars(\"Räksmörgås\", \"å:a,ä:a,ö:o\")", "\"Raksmorgas\"")
            .prepares(site -> {
                Optional<Map<Character, String>> known = site.constantText(1)
                        .map(pattern -> CharacterPairs.parse(pattern)
                                .orElseThrow(() -> site.fault(
                                        1,
                                        "InvalidPattern",
                                        CharacterPairs.EXPECTED,
                                        "\"" + pattern + "\" is no list of replacements.")));
                return arguments -> replaceChars(arguments, known);
            });

    private static final FunctionDefinition RIGHT = function("Right", TEXT)
            .from(CONNECT)
            .says("The last characters of a text.")
            .takes(required("string", ValueType.TEXT, "the text").each())
            .takes(required("NumChars", ValueType.WHOLE, "how many characters"))
            .onNull("The empty text.")
            .note("0 gives the empty text, a negative number the text itself. Characters are UTF-16 units, as in .NET.")
            .example("Right(\"John Doe\", 3)", "\"Doe\"")
            .does(arguments -> {
                String text = arguments.text(0);
                int count = arguments.index(1);
                return new Value.Text(
                        count < 0 || count >= text.length() ? text : text.substring(text.length() - count));
            });

    private static final FunctionDefinition R_TRIM = function("RTrim", TEXT)
            .from(CONNECT)
            .says("A text without white space at its end.")
            .takes(required("value", ValueType.TEXT, "the text").each())
            .onNull("No value.")
            .example("RTrim(\" Test \")", "\" Test\"")
            .maps(WhiteSpace::trimEnd);

    private static final FunctionDefinition U_CASE = function("UCase", TEXT)
            .from(CONNECT)
            .says("A text in capital letters, as ToUpper without a culture.")
            .takes(required("value", ValueType.TEXT, "the text").each())
            .onNull("No value.")
            .example("UCase(\"TeSt\")", "\"TEST\"")
            .maps(text -> LetterCase.upper(text, false));

    static final List<FunctionDefinition> ALL =
            List.of(IN_STR_REV, L_CASE, L_TRIM, PAD_LEFT, PAD_RIGHT, REPLACE_CHARS, RIGHT, R_TRIM, U_CASE);

    private ConnectTextFunctions() {}

    private static Value inStrRev(Arguments arguments) {
        String text = arguments.text(0);
        String part = arguments.text(1);
        int start = arguments.given(2) ? arguments.index(2) : -1;
        int end = start == -1 ? text.length() : Math.min(start, text.length());
        if (text.isEmpty() || end < 1) {
            return new Value.Whole(0);
        }
        boolean caseless = arguments.text(3).equals("vbTextCompare");
        int found = new FindText(part, caseless, arguments.budget()).lastIn(text.substring(0, end));
        return new Value.Whole(part.isEmpty() ? end : found + 1L);
    }

    private static Value pad(Arguments arguments, boolean left) {
        if (arguments.isNothing(0)) {
            return new Value.Text("");
        }
        String text = arguments.text(0);
        String character = arguments.text(2);
        if (character.length() != 1) {
            throw arguments.fault(
                    2, "OutOfRange", "padCharacter must be one character.", "Write one character in quotes.");
        }
        int missing = arguments.index(1) - text.length();
        if (missing <= 0) {
            return new Value.Text(text);
        }
        if (missing > Limits.CHARACTERS) {
            throw new LimitReached("ValueTooLong", "A text would have more than " + Limits.CHARACTERS + " characters.");
        }
        arguments.budget().spend(missing);
        String filling = character.repeat(missing);
        return new Value.Text(left ? filling + text : text + filling);
    }

    private static Value replaceChars(Arguments arguments, Optional<Map<Character, String>> known) {
        if (arguments.isNothing(0)) {
            return Value.NOTHING;
        }
        Map<Character, String> pairs = known.orElseGet(() -> CharacterPairs.parse(arguments.text(1))
                .orElseThrow(() -> arguments.fault(
                        1,
                        "InvalidPattern",
                        "ReplacePattern is no list of replacements.",
                        "Write " + CharacterPairs.EXPECTED + ".")));
        String text = arguments.text(0);
        BoundedText replaced = new BoundedText(arguments.budget());
        for (int i = 0; i < text.length(); i++) {
            replaced.append(pairs.getOrDefault(text.charAt(i), text.substring(i, i + 1)));
        }
        return new Value.Text(replaced.toString());
    }
}
