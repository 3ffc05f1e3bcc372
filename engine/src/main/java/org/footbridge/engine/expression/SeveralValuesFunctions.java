package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.SEVERAL_VALUES;
import static org.footbridge.engine.expression.Parameter.required;
import static org.footbridge.engine.expression.Parameter.word;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Functions of lists. */
final class SeveralValuesFunctions {

    private static final FunctionDefinition CONTAINS = function("Contains", SEVERAL_VALUES)
            .from(FunctionOrigin.REFERENCED)
            .says("The position, counted from 1, of the first value that contains a text; 0 when none does. "
                    + "A reference must equal it.")
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .takes(required("search", ValueType.TEXT, "the text"))
            .takes(word(
                    "Casetype",
                    List.of("CaseSensitive", "CaseInsensitive"),
                    "whether case matters (CaseSensitive, the default) or not"))
            .gives(ValueType.WHOLE)
            .onNull("0.")
            .onSeveral("Each is looked at.")
            .example(
                    "Contains([proxyAddresses], \"SMTP:\")",
                    "proxyAddresses",
                    texts("smtp:a@x.example", "SMTP:b@x.example"),
                    "2")
            .does(SeveralValuesFunctions::contains);

    private static final FunctionDefinition COUNT = function("Count", SEVERAL_VALUES)
            .says("How many values there are.")
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .gives(ValueType.WHOLE)
            .onNull("0.")
            .onSeveral("A single value counts as one.")
            .example("Count([proxyAddresses])", "proxyAddresses", texts("smtp:a@x.example", "SMTP:b@x.example"), "2")
            .does(arguments -> new Value.Whole(arguments.values(0).size()));

    private static final FunctionDefinition ITEM = function("Item", SEVERAL_VALUES)
            .says("The value at a position.")
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .takes(required("index", ValueType.WHOLE, "the position, counted from 1"))
            .gives(ValueType.ANY)
            .onNull("Fails, as no position has a value.")
            .onSeveral("A single value is the value at position 1.")
            .fails("ItemMissing", "when the position is before 1 or behind the last value")
            .example(
                    "Item(Split([userPrincipalName], \"@\"), 1)",
                    "userPrincipalName",
                    new Value.Text("ann@corp.example"),
                    "\"ann\"")
            .example(
                    "Item([proxyAddresses], 3)",
                    "proxyAddresses",
                    texts("smtp:a@x.example", "SMTP:b@x.example"),
                    "fails: ItemMissing")
            .does(SeveralValuesFunctions::item);

    private static final FunctionDefinition REMOVE_DUPLICATES = function("RemoveDuplicates", SEVERAL_VALUES)
            .says("Each value once, where it stands first.")
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .gives(ValueType.SEVERAL)
            .onNull("No value.")
            .onSeveral("Case matters: SMTP:a@x.example and smtp:a@x.example are two values.")
            .example(
                    "RemoveDuplicates([otherMailbox])",
                    "otherMailbox",
                    texts("a@x.example", "a@x.example"),
                    "[\"a@x.example\"]")
            .does(SeveralValuesFunctions::removeDuplicates);

    private static final FunctionDefinition SPLIT = function("Split", SEVERAL_VALUES)
            .says("A text cut into several values at each delimiter, each value without white space at its ends.")
            .takes(required("source", ValueType.TEXT, "the text").each())
            .takes(required("delimiter", ValueType.TEXT, "a text of one character or more"))
            .gives(ValueType.SEVERAL)
            .onNull("No value, as for the empty text.")
            .note("Parts that are empty or blank are left out.")
            .fails("ValueMissing", "when the delimiter is empty")
            .example(
                    "Split([extensionAttribute5], \",\")",
                    "extensionAttribute5",
                    new Value.Text("SetOne, SetTwo"),
                    "[\"SetOne\", \"SetTwo\"]")
            .does(SeveralValuesFunctions::split);

    static final List<FunctionDefinition> ALL = List.of(CONTAINS, COUNT, ITEM, REMOVE_DUPLICATES, SPLIT);

    private SeveralValuesFunctions() {}

    private static Value contains(Arguments arguments) {
        String search = arguments.text(1);
        boolean caseless = arguments.text(2).equals("CaseInsensitive");
        List<Value> values = arguments.values(0);
        FindText find = new FindText(search, caseless, arguments.budget());
        for (int i = 0; i < values.size(); i++) {
            String text = TextForm.of(values.get(i));
            arguments.budget().spend(text.length());
            boolean found = values.get(i) instanceof Value.Reference
                    ? caseless ? text.equalsIgnoreCase(search) : text.equals(search)
                    : find.firstIn(text, 0) >= 0;
            if (found) {
                return new Value.Whole(i + 1L);
            }
        }
        return new Value.Whole(0);
    }

    private static Value item(Arguments arguments) {
        List<Value> values = arguments.values(0);
        long position = arguments.whole(1);
        if (position < 1 || position > values.size()) {
            throw arguments.fault(
                    0,
                    "ItemMissing",
                    "there is no value at position " + position + " of " + values.size() + ".",
                    "Test with Count first, or use IIF and IsPresent.");
        }
        return values.get((int) position - 1);
    }

    private static Value removeDuplicates(Arguments arguments) {
        if (!Single.isSeveral(arguments.value(0))) {
            return arguments.value(0);
        }
        Set<Value> distinct = new LinkedHashSet<>(arguments.values(0));
        return new Value.Many(List.copyOf(distinct));
    }

    private static Value split(Arguments arguments) {
        String text = arguments.text(0);
        String delimiter = arguments.text(1);
        if (delimiter.isEmpty()) {
            throw arguments.fault(1, "ValueMissing", "delimiter is empty.", "Write the text at which to cut.");
        }
        List<Value> parts = new ArrayList<>();
        FindText find = new FindText(delimiter, false, arguments.budget());
        int start = 0;
        while (start <= text.length()) {
            int end = find.firstIn(text, start);
            String part = WhiteSpace.trim(text.substring(start, end < 0 ? text.length() : end));
            if (!part.isEmpty()) {
                parts.add(new Value.Text(part));
            }
            start = end < 0 ? text.length() + 1 : end + delimiter.length();
        }
        arguments.budget().spend(parts.size());
        return parts.isEmpty() ? Value.NOTHING : new Value.Many(parts);
    }

    private static Value texts(String one, String other) {
        return new Value.Many(List.of(new Value.Text(one), new Value.Text(other)));
    }
}
