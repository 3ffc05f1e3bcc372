package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.TEST;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.List;

/** Functions that say what a value is. */
final class TestFunctions {

    private static final FunctionDefinition IS_NULL = function("IsNull", TEST)
            .says("Whether there is no value. The empty text is one.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("True.")
            .onSeveral("False; a list without values is no value.")
            .example("IsNull([displayName])", "True")
            .example("IsNull([displayName])", "displayName", new Value.Text(""), "False")
            .does(arguments -> truth(arguments.isNothing(0)));

    private static final FunctionDefinition IS_NOTHING = function("IsNothing", TEST)
            .from(FunctionOrigin.NAME_AND_PARAMETERS)
            .says("As IsNull.")
            .takes(required("source", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("True.")
            .onSeveral("False; a list without values is no value.")
            .example("IsNothing([displayName])", "True")
            .does(arguments -> truth(arguments.isNothing(0)));

    private static final FunctionDefinition IS_NULL_OR_EMPTY = function("IsNullOrEmpty", TEST)
            .says("Whether there is no value, or only the empty text.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("True.")
            .onSeveral("False; a list without values is no value.")
            .note("A text of blanks is not empty.")
            .example("IsNullOrEmpty([displayName])", "displayName", new Value.Text(""), "True")
            .does(arguments -> truth(Single.isNothingOrEmpty(arguments.value(0))));

    private static final FunctionDefinition IS_PRESENT = function("IsPresent", TEST)
            .says("Whether there is a value that is not the empty text; the opposite of IsNullOrEmpty.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("True; a list without values is no value.")
            .example("IsPresent([manager])", "manager", new Value.Text("CN=Boss,DC=corp,DC=example"), "True")
            .does(arguments -> truth(!Single.isNothingOrEmpty(arguments.value(0))));

    private static final FunctionDefinition IS_STRING = function("IsString", TEST)
            .says("Whether the value can be written as text, so that CStr gives one.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("False; each by itself could be.")
            .example("IsString(42)", "True")
            .does(arguments -> truth(!arguments.isNothing(0) && !Single.isSeveral(arguments.value(0))));

    private static final FunctionDefinition NOT = function("Not", TEST)
            .says("The text False for what is true, the text True for everything else.")
            .takes(required("source", ValueType.ANY, "a Boolean, or the text True in any case"))
            .onNull("True.")
            .onSeveral("True.")
            .note("Only True is true here: the texts yes and 1 give True.")
            .example("Not([accountEnabled])", "accountEnabled", new Value.Text("TRUE"), "\"False\"")
            .example("Not([accountEnabled])", "\"True\"")
            .being(FunctionTrait.TESTS_ARGUMENT)
            .does(arguments -> new Value.Text(isTrue(Single.of(arguments.value(0))) ? "False" : "True"));

    static final List<FunctionDefinition> ALL =
            List.of(IS_NULL, IS_NOTHING, IS_NULL_OR_EMPTY, IS_PRESENT, IS_STRING, NOT);

    private TestFunctions() {}

    private static boolean isTrue(Value value) {
        return switch (value) {
            case Value.Truth(boolean truth) -> truth;
            case Value.Text(String text) -> text.equalsIgnoreCase("true");
            default -> false;
        };
    }

    private static Value truth(boolean truth) {
        return truth ? Value.TRUE : Value.FALSE;
    }
}
