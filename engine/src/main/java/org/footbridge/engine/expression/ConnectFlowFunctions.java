package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.DIRECTORY;
import static org.footbridge.engine.expression.FunctionFamily.FLOW;
import static org.footbridge.engine.expression.FunctionFamily.SEVERAL_VALUES;
import static org.footbridge.engine.expression.FunctionOrigin.CONNECT;
import static org.footbridge.engine.expression.Parameter.required;
import static org.footbridge.engine.expression.Parameter.word;

import java.util.ArrayList;
import java.util.List;

/** Functions of lists, variables and names that Connect has besides those of the cloud. */
final class ConnectFlowFunctions {

    private static final FunctionDefinition IMPORTED_VALUE = function("ImportedValue", FLOW)
            .from(CONNECT)
            .says("The value of an attribute as it was read from the directory.")
            .takes(required("attributeName", ValueType.TEXT, "the name of the attribute, in quotes"))
            .gives(ValueType.ANY)
            .onNull("No value.")
            .note(
                    "Connect distinguishes values that were written from those that a later import confirmed. Here a source "
                            + "attribute is only ever what was read, so `ImportedValue(\"mail\")` is `[mail]`. The name must be "
                            + "a constant.")
            .example(
                    "RemoveDuplicates(Trim(ImportedValue(\"proxyAddresses\")))",
                    "proxyAddresses",
                    texts(" SMTP:a@x.example", "SMTP:a@x.example"),
                    "[\"SMTP:a@x.example\"]")
            .readsAttribute();

    private static final FunctionDefinition ITEM_OR_NULL = function("ItemOrNull", SEVERAL_VALUES)
            .from(CONNECT)
            .says("The value at a position, or none when there is none.")
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .takes(required("index", ValueType.WHOLE, "the position, counted from 1"))
            .gives(ValueType.ANY)
            .onNull("No value.")
            .onSeveral("A single value is the value at position 1.")
            .example("ItemOrNull([otherTelephone], 3)", "otherTelephone", texts("1", "2"), "no value")
            .does(arguments -> {
                List<Value> values = arguments.values(0);
                long position = arguments.whole(1);
                return position < 1 || position > values.size() ? Value.NOTHING : values.get((int) position - 1);
            });

    private static final FunctionDefinition SELECT = function("Select", SEVERAL_VALUES)
            .from(CONNECT)
            .says("What an expression gives for each of several values.")
            .takes(required("item", ValueType.VARIABLE, "a name such as `$item` for the value"))
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .takes(required("function", ValueType.ANY, "the expression").asLazy())
            .gives(ValueType.SEVERAL)
            .onNull("No value.")
            .onSeveral("A value for which the expression gives none is left out; one for which it gives several counts "
                    + "as several.")
            .example(
                    "Select($item, [otherTelephone], Replace($item, \"-\", , , \"\", , ))",
                    "otherTelephone",
                    texts("425-555-0100", "425-555-0101"),
                    "[\"4255550100\", \"4255550101\"]")
            .does(ConnectFlowFunctions::select);

    private static final FunctionDefinition WHERE = function("Where", SEVERAL_VALUES)
            .from(CONNECT)
            .says("Those of several values for which a condition holds.")
            .takes(required("item", ValueType.VARIABLE, "a name such as `$item` for the value"))
            .takes(required("attribute", ValueType.SEVERAL, "the values"))
            .takes(required("condition", ValueType.TRUTH, "the condition").asLazy())
            .gives(ValueType.SEVERAL)
            .onNull("No value.")
            .onSeveral("They keep their order.")
            .fails("NotABoolean", "when the condition gives a text other than True, False or a number")
            .example(
                    "Where($item, [proxyAddresses], InStr($item, \"@x.example\") > 0)",
                    "proxyAddresses",
                    texts("smtp:a@x.example", "smtp:a@y.example"),
                    "[\"smtp:a@x.example\"]")
            .does(ConnectFlowFunctions::where);

    private static final FunctionDefinition WITH = function("With", FLOW)
            .from(CONNECT)
            .says("What an expression gives with a name for a value that it uses more than once.")
            .takes(required("variable", ValueType.VARIABLE, "a name such as `$name`"))
            .takes(required("subExpression", ValueType.ANY, "the value"))
            .takes(required("complexExpression", ValueType.ANY, "the expression")
                    .asLazy())
            .gives(ValueType.ANY)
            .onNull("The name stands for no value.")
            .onSeveral("The name stands for all of them.")
            .example("With($name, Trim([cn]), Join(\" \", $name, $name))", "cn", new Value.Text(" Ann "), "\"Ann Ann\"")
            .does(arguments -> arguments.valueWith(0, arguments.value(1), 2));

    private static final FunctionDefinition DN_COMPONENT_REV = function("DNComponentRev", DIRECTORY)
            .from(CONNECT)
            .says("As DNComponent, counted from the right.")
            .takes(required("dn", ValueType.REFERENCE, "the name").each())
            .takes(required("ComponentNumber", ValueType.WHOLE, "which part, counted from 1 on the right"))
            .takes(word("Options", List.of("DC"), "DC leaves out the parts of type dc"))
            .onNull("No value.")
            .note("A number before 1 or behind the first part gives no value.")
            .example(
                    "DNComponentRev(CRef([dn]), 1, \"DC\")",
                    "dn",
                    new Value.Text("cn=Joe,ou=Atlanta,ou=GA,ou=US, dc=contoso,dc=com"),
                    "\"US\"")
            .does(ConnectFlowFunctions::componentFromTheRight);

    private static final FunctionDefinition ESCAPE_DN_COMPONENT = function("EscapeDNComponent", DIRECTORY)
            .from(CONNECT)
            .says("One part of a distinguished name with escapes where RFC 4514 needs them.")
            .takes(required("value", ValueType.TEXT, "the part, with or without its type")
                    .each())
            .onNull("No value.")
            .example("EscapeDNComponent(\"cn=Doe, John #1\")", "\"cn=Doe\\\\, John #1\"")
            .maps(NameComponents::escape);

    static final List<FunctionDefinition> ALL =
            List.of(IMPORTED_VALUE, ITEM_OR_NULL, SELECT, WHERE, WITH, DN_COMPONENT_REV, ESCAPE_DN_COMPONENT);

    private ConnectFlowFunctions() {}

    private static Value select(Arguments arguments) {
        List<Value> selected = new ArrayList<>();
        for (Value value : arguments.values(1)) {
            arguments.budget().spend(1);
            selected.addAll(Single.list(arguments.valueWith(0, value, 2)));
            if (selected.size() > Limits.VALUES) {
                throw new LimitReached("TooManyValues", "A list would have more than " + Limits.VALUES + " values.");
            }
        }
        return selected.isEmpty() ? Value.NOTHING : new Value.Many(selected);
    }

    private static Value where(Arguments arguments) {
        List<Value> kept = new ArrayList<>();
        for (Value value : arguments.values(1)) {
            arguments.budget().spend(1);
            Value holds = arguments.valueWith(0, value, 2);
            boolean keep = !Single.isSeveral(holds)
                    && TruthForm.of(holds)
                            .orElseThrow(() -> arguments.fault(
                                    "NotABoolean",
                                    "Where: the condition gave neither True nor False nor a number.",
                                    "Compare the value with something, e.g. $item = \"text\"."));
            if (keep) {
                kept.add(value);
            }
        }
        return kept.isEmpty() ? Value.NOTHING : new Value.Many(kept);
    }

    private static Value componentFromTheRight(Arguments arguments) {
        boolean withoutDomain = arguments.text(2).equals("DC");
        List<NameComponents.Component> components = NameComponents.of(arguments.text(0)).stream()
                .filter(component -> !withoutDomain || !component.type().equalsIgnoreCase("dc"))
                .toList();
        long number = arguments.whole(1);
        return number < 1 || number > components.size()
                ? Value.NOTHING
                : new Value.Text(
                        components.get(components.size() - (int) number).value());
    }

    private static Value texts(String one, String other) {
        return new Value.Many(List.of(new Value.Text(one), new Value.Text(other)));
    }
}
