package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.TEXT;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.required;
import static org.footbridge.engine.expression.Parameter.word;

import java.util.List;

/** Functions that cut a text or look into it. Positions and lengths are counted in UTF-16 units. */
final class TextPartFunctions {

    private static final List<String> COMPARISONS = List.of("vbBinaryCompare", "vbTextCompare");

    private static final FunctionDefinition IN_STR = function("InStr", TEXT)
            .says("The position of a text within another, counted from 1; 0 when it is not there.")
            .takes(required("value1", ValueType.TEXT, "where to look").each())
            .takes(required("value2", ValueType.TEXT, "what to look for"))
            .takes(optional("start", ValueType.WHOLE, "the position from which on to look, default 1"))
            .takes(word("compareType", COMPARISONS, "whether case matters (vbBinaryCompare, the default) or not"))
            .gives(ValueType.WHOLE)
            .onNull("Counts as the empty text, in which nothing is found.")
            .note("The empty text is found at start, unless value1 is empty. A start before 1 counts as 1.")
            .example("InStr(\"The quick brown fox\", \"quick\")", "5")
            .example("InStr(\"repEated\", \"e\", 3, vbBinaryCompare)", "7")
            .does(TextPartFunctions::inStr);

    private static final FunctionDefinition LEFT = function("Left", TEXT)
            .says("The first characters of a text.")
            .takes(required("String", ValueType.TEXT, "the text").each())
            .takes(required("NumChars", ValueType.WHOLE, "how many characters"))
            .onNull("The empty text.")
            .note("0 gives the empty text, a negative number the text itself. Characters are UTF-16 units, as in .NET.")
            .example("Left(\"John Doe\", 3)", "\"Joh\"")
            .example("Left(\"John Doe\", -1)", "\"John Doe\"")
            .does(arguments -> {
                String text = arguments.text(0);
                int count = arguments.index(1);
                return new Value.Text(count < 0 || count >= text.length() ? text : text.substring(0, count));
            });

    private static final FunctionDefinition LEN = function("Len", TEXT)
            .says("How many characters a text has.")
            .takes(required("String", ValueType.TEXT, "the text; a number counts as it is written")
                    .each())
            .gives(ValueType.WHOLE)
            .onNull("0.")
            .note("Characters are UTF-16 units, as in .NET.")
            .example("Len(\"John Doe\")", "8")
            .example("Len(42568.75)", "8")
            .does(arguments -> new Value.Whole(arguments.text(0).length()));

    private static final FunctionDefinition MID = function("Mid", TEXT)
            .says("A part of a text.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(required("start", ValueType.WHOLE, "the position of the first character, counted from 1"))
            .takes(required("length", ValueType.WHOLE, "how many characters at most"))
            .onNull("The empty text.")
            .note(
                    "A start behind the end gives the empty text; a start before 1 or a negative length gives the text itself. Characters are UTF-16 units, as in .NET.")
            .example("Mid(\"John Doe\", 3, 5)", "\"hn Do\"")
            .example("Mid(\"J\", 2, 64)", "\"\"")
            .does(TextPartFunctions::mid);

    private static final FunctionDefinition WORD = function("Word", TEXT)
            .says("The word with a number, in a text that is cut at each of several characters.")
            .takes(required("String", ValueType.TEXT, "the text").each())
            .takes(required("WordNumber", ValueType.WHOLE, "which word, counted from 1"))
            .takes(required("Delimiters", ValueType.TEXT, "the characters that separate words, each by itself"))
            .onNull("The empty text.")
            .note(
                    "A number before 1 or beyond the last word gives the empty text. Words are never empty: separators that stand side by side count as one.")
            .example("Word(\"The quick brown fox\", 3, \" \")", "\"brown\"")
            .example("Word(\"This,string!has&many separators\", 3, \",!&#\")", "\"has\"")
            .does(TextPartFunctions::numberedWord);

    static final List<FunctionDefinition> ALL = List.of(IN_STR, LEFT, LEN, MID, WORD);

    private TextPartFunctions() {}

    private static Value inStr(Arguments arguments) {
        String text = arguments.text(0);
        String part = arguments.text(1);
        int start = arguments.given(2) ? Math.max(1, arguments.index(2)) : 1;
        if (text.isEmpty() || start > text.length()) {
            return new Value.Whole(0);
        }
        boolean caseless = arguments.text(3).equals("vbTextCompare");
        return new Value.Whole(1L + new FindText(part, caseless, arguments.budget()).firstIn(text, start - 1));
    }

    private static Value mid(Arguments arguments) {
        String text = arguments.text(0);
        int start = arguments.index(1);
        int length = arguments.index(2);
        if (start < 1 || length < 0) {
            return new Value.Text(text);
        }
        if (start > text.length()) {
            return new Value.Text("");
        }
        int from = start - 1;
        return new Value.Text(text.substring(from, from + Math.min(length, text.length() - from)));
    }

    private static Value numberedWord(Arguments arguments) {
        String text = arguments.text(0);
        int number = arguments.index(1);
        String delimiters = arguments.text(2);
        arguments.budget().spend((long) text.length() * Math.max(1, delimiters.length() / 16));
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && delimiters.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (at > start) {
                count++;
                if (count == number) {
                    return new Value.Text(text.substring(start, at));
                }
            }
            at++;
        }
        return new Value.Text("");
    }
}
