package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.FLOW;
import static org.footbridge.engine.expression.Parameter.mayBeEmpty;
import static org.footbridge.engine.expression.Parameter.repeating;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Functions that choose, and that decide whether something flows. What is not chosen is never evaluated. */
final class FlowFunctions {

    private static final FunctionDefinition COALESCE = function("Coalesce", FLOW)
            .says("The first argument that has a value.")
            .takes(repeating("source", ValueType.ANY, "a candidate; the last one is the default")
                    .asLazy())
            .gives(ValueType.ANY)
            .onNull("Passed over; when nothing has a value, the result is no value.")
            .onSeveral("Taken whole.")
            .note("The empty text is a value. An attribute that is empty in the directory is absent there, and so is "
                    + "passed over.")
            .example(
                    "Coalesce([mail], [userPrincipalName])",
                    "userPrincipalName",
                    text("ann@corp.example"),
                    "\"ann@corp.example\"")
            .example("Coalesce([mail], \"none\")", "mail", text(""), "\"\"")
            .being(FunctionTrait.GIVES_ARGUMENT)
            .does(FlowFunctions::coalesce);

    private static final FunctionDefinition ERROR = function("Error", FLOW)
            .says("Fails the object with a message. Stands in a branch that must not be reached.")
            .takes(required("ErrorMessage", ValueType.TEXT, "what the administrator is told"))
            .gives(ValueType.ANY)
            .onNull("A message of its own is given.")
            .fails("ErrorRaised", "always")
            .example(
                    "IIF(IsPresent([sAMAccountName]), [sAMAccountName], Error(\"The account has no name\"))",
                    "fails: ErrorRaised")
            .impure()
            .prepares(site -> {
                boolean constant = site.constant(0).isPresent();
                return arguments -> {
                    throw arguments.fault(
                            "ErrorRaised",
                            message(arguments, constant),
                            "Correct the object, or the mapping that calls Error.");
                };
            });

    private static final int LONGEST_MESSAGE = 500;

    private static final FunctionDefinition IGNORE_FLOW = function("IgnoreFlowIfNullOrEmpty", FLOW)
            .says("The value, if there is one; otherwise the target attribute stays as it is. Stands around the whole "
                    + "expression: reached anywhere with an empty value, it decides the whole mapping.")
            .takes(required("expression", ValueType.ANY, "the value"))
            .gives(ValueType.ANY)
            .onNull("The attribute is left alone, as with the empty text.")
            .onSeveral("Taken whole; a list without values is empty.")
            .note("Not as the condition of IIF; put it around the IIF.")
            .example("IgnoreFlowIfNullOrEmpty(Trim([department]))", "department", text(" "), "left alone")
            .example("IgnoreFlowIfNullOrEmpty([department])", "department", text("Sales"), "\"Sales\"")
            .being(FunctionTrait.NO_CONDITION)
            .being(FunctionTrait.GIVES_ARGUMENT)
            .impure()
            .does(arguments ->
                    Single.isNothingOrEmpty(arguments.value(0)) ? arguments.leaveAttribute() : arguments.value(0));

    private static final FunctionDefinition IIF = function("IIF", FLOW)
            .says("One of two values, depending on a condition.")
            .takes(required("condition", ValueType.TRUTH, "a comparison, a Boolean or a number"))
            .takes(required("valueIfTrue", ValueType.ANY, "the value when it holds")
                    .asLazy())
            .takes(required("valueIfFalse", ValueType.ANY, "the value when it does not")
                    .asLazy())
            .gives(ValueType.ANY)
            .onNull("A condition without value does not hold; in a comparison it is the empty text.")
            .onSeveral("The branches are taken whole; a condition needs a single value.")
            .note(
                    "There is no AND and no OR: put one IIF into the second argument of another for AND, into the third for OR.")
            .note("`IgnoreAttributeFlow` and `IgnoreObjectFlow` may stand as branches.")
            .fails("NotABoolean", "when the condition is a text other than True, False or a number")
            .fails("SeveralValues", "when the condition has several values")
            .example(
                    "IIF([country]=\"USA\", [country], [department])",
                    "country",
                    text("Canada"),
                    "department",
                    text("Sales"),
                    "\"Sales\"")
            .example(
                    "IIF(InStr([userPrincipalName], \"@partners\") > 0, \"Guest\", \"Member\")",
                    "userPrincipalName",
                    text("joe@partners.corp.example"),
                    "\"Guest\"")
            .example("IIF(IsPresent([mail]), [mail], IgnoreAttributeFlow)", "left alone")
            .being(FunctionTrait.GIVES_ARGUMENT)
            .does(arguments -> arguments.value(arguments.truth(0) ? 1 : 2));

    private static final FunctionDefinition REDACT = function("Redact", FLOW)
            .says("The value as it is; logs show `[Redact]` in its place.")
            .takes(required("value", ValueType.ANY, "the value"))
            .gives(ValueType.ANY)
            .onNull("No value.")
            .onSeveral("Taken whole.")
            .note(
                    "Called anywhere in an expression, it hides the value of the whole mapping, and the values in its error messages.")
            .example("Redact([employeeID])", "employeeID", text("4711"), "\"4711\"")
            .being(FunctionTrait.REDACTS)
            .impure()
            .does(arguments -> {
                arguments.redact();
                return arguments.value(0);
            });

    private static final FunctionDefinition SELECT_UNIQUE_VALUE = function("SelectUniqueValue", FLOW)
            .says("The first of several values that no other object of the target has.")
            .takes(required("uniqueValueRule1", ValueType.TEXT, "the first choice")
                    .asLazy())
            .takes(repeating("uniqueValueRule2", ValueType.TEXT, "the next choice")
                    .asLazy())
            .onNull("An absent or empty choice is passed over; when all are, the result is no value.")
            .onSeveral("A choice needs a single value.")
            .note(
                    "Only at the beginning of an expression, never within another function. Mappings from a directory to the tenant do not support it.")
            .fails("NoFreeValue", "when others have all of them; the object is tried again in a later cycle")
            .example(
                    "SelectUniqueValue(Append([givenName], \"@corp.example\"), Append([sn], \"@corp.example\"))",
                    "givenName",
                    text("ann"),
                    "sn",
                    text("smith"),
                    "\"ann@corp.example\"")
            .being(FunctionTrait.SELECTS_UNIQUE_VALUE)
            .impure()
            .does(FlowFunctions::uniqueValue);

    private static final FunctionDefinition SWITCH = function("Switch", FLOW)
            .says("The value that belongs to the first key that equals the source.")
            .takes(required("source", ValueType.TEXT, "what is compared"))
            .takes(mayBeEmpty(
                            "defaultValue",
                            ValueType.ANY,
                            "the value when no key equals it; no value when the position is empty")
                    .asLazy())
            .takes(repeating("key", ValueType.TEXT, "a text to compare with").inGraph("switchValue"))
            .takes(repeating("value", ValueType.ANY, "the value for this key")
                    .inGraph("switchValue")
                    .asLazy())
            .gives(ValueType.ANY)
            .onNull("The key `\"\"` equals an absent source and an empty one.")
            .onSeveral("The values are taken whole; source and keys need single values.")
            .note("Case matters, and nothing is trimmed. Booleans are the texts True and False.")
            .fails("SeveralValues", "when source or a key has several values")
            .example(
                    "Switch([state], \"Australia/Sydney\", \"QLD\", \"Australia/Brisbane\", \"SA\", \"Australia/Adelaide\")",
                    "state",
                    text("QLD"),
                    "\"Australia/Brisbane\"")
            .example("Switch([country], [country], \"\", \"Other\")", "\"Other\"")
            .being(FunctionTrait.GIVES_ARGUMENT)
            .being(FunctionTrait.COMPARES_KEYS)
            .prepares(FlowFunctions::prepareSwitch);

    static final List<FunctionDefinition> ALL =
            List.of(COALESCE, ERROR, IGNORE_FLOW, IIF, REDACT, SELECT_UNIQUE_VALUE, SWITCH);

    private FlowFunctions() {}

    /** What is made of values is not told where values must not be shown. */
    private static String message(Arguments arguments, boolean constant) {
        String message = arguments.text(0);
        if (message.isBlank() || (!constant && arguments.secretive())) {
            return "The mapping raised an error.";
        }
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + "...";
    }

    private static Value coalesce(Arguments arguments) {
        for (int i = 0; i < arguments.count(); i++) {
            Value value = arguments.value(i);
            if (!Single.isNothing(value)) {
                return value;
            }
        }
        return Value.NOTHING;
    }

    private static Value uniqueValue(Arguments arguments) {
        boolean any = false;
        for (int i = 0; i < arguments.count(); i++) {
            String text = arguments.text(i);
            if (text.isEmpty()) {
                continue;
            }
            if (!arguments.context().isTaken(text)) {
                return new Value.Text(text);
            }
            any = true;
        }
        if (any) {
            throw arguments.fault(
                    arguments.count() - 1,
                    "NoFreeValue",
                    "other objects have all " + arguments.count() + " values already.",
                    "Add another choice, or free one of the values.");
        }
        return Value.NOTHING;
    }

    private static Behaviour.Body prepareSwitch(CallSite site) {
        Map<String, Integer> values = new HashMap<>();
        for (int i = 2; i < site.count(); i += 2) {
            Optional<String> key = site.constantText(i);
            if (key.isEmpty()) {
                return FlowFunctions::compareInTurn;
            }
            values.putIfAbsent(key.get(), i + 1);
        }
        return arguments -> arguments.value(values.getOrDefault(arguments.text(0), 1));
    }

    private static Value compareInTurn(Arguments arguments) {
        String source = arguments.text(0);
        for (int i = 2; i < arguments.count(); i += 2) {
            if (arguments.text(i).equals(source)) {
                return arguments.value(i + 1);
            }
        }
        return arguments.value(1);
    }

    private static Value text(String text) {
        return new Value.Text(text);
    }
}
