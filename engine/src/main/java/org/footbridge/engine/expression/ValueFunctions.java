package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.List;

/** Functions that make one kind of value of another. */
final class ValueFunctions {

    private static final FunctionDefinition BIT_AND = function("BitAnd", FunctionFamily.NUMBER)
            .says("The bits that are set in both of two numbers.")
            .takes(required("value1", ValueType.WHOLE, "a number, decimal or as `&H` with hexadecimal digits"))
            .takes(required("value2", ValueType.WHOLE, "the other number"))
            .gives(ValueType.WHOLE)
            .onNull("Fails: a missing number must not pass for one without bits.")
            .onSeveral("Fails.")
            .note("Numbers have 64 bits; negative ones are two's complements.")
            .fails("ValueMissing", "when a number is absent")
            .fails("NotANumber", "when a value is no whole number")
            .example("BitAnd(&HF, &HF7)", "7")
            .example("BitAnd([userAccountControl], 2)", "userAccountControl", new Value.Text("514"), "2")
            .does(arguments -> new Value.Whole(arguments.whole(0) & arguments.whole(1)));

    private static final FunctionDefinition C_BOOL = function("CBool", FunctionFamily.CONVERSION)
            .says(
                    "True for a comparison that holds, a number that is not zero, or the text True; False for the others.")
            .takes(required("Expression", ValueType.TRUTH, "a comparison, a Boolean or a number"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("Fails.")
            .fails("NotABoolean", "when the value is a text other than True, False or a number")
            .example(
                    "CBool([attribute1] = [attribute2])",
                    "attribute1",
                    new Value.Text("x"),
                    "attribute2",
                    new Value.Text("x"),
                    "True")
            .example("CBool(0)", "False")
            .does(arguments -> arguments.truth(0) ? Value.TRUE : Value.FALSE);

    private static final FunctionDefinition C_REF = function("CRef", FunctionFamily.CONVERSION)
            .from(FunctionOrigin.REFERENCED)
            .says("A distinguished name as a reference.")
            .takes(required("value", ValueType.TEXT, "the name").each())
            .gives(ValueType.REFERENCE)
            .onNull("No value.")
            .note("The name is not looked up.")
            .example(
                    "CRef([manager])",
                    "manager",
                    new Value.Text("CN=Boss,DC=corp,DC=example"),
                    "CN=Boss,DC=corp,DC=example")
            .does(arguments -> {
                String name = arguments.text(0);
                return name.isEmpty() ? Value.NOTHING : new Value.Reference(name);
            });

    private static final FunctionDefinition C_STR = function("CStr", FunctionFamily.CONVERSION)
            .says(
                    "A value as text: numbers in digits, Booleans as True and False, references as distinguished names, dates as month/day/year with time, binary values in base64.")
            .takes(required("value", ValueType.ANY, "the value").each())
            .onNull("No value.")
            .example("CStr(&HFF)", "\"255\"")
            .example("CStr(IsNull([mail]))", "\"True\"")
            .does(arguments -> {
                Value value = arguments.single(0);
                return value instanceof Value.Nothing || value instanceof Value.Text
                        ? value
                        : new Value.Text(TextForm.of(value));
            });

    static final List<FunctionDefinition> ALL = List.of(BIT_AND, C_BOOL, C_REF, C_STR);

    private ValueFunctions() {}
}
