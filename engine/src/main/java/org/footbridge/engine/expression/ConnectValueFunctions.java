package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.CONVERSION;
import static org.footbridge.engine.expression.FunctionFamily.NUMBER;
import static org.footbridge.engine.expression.FunctionFamily.TEST;
import static org.footbridge.engine.expression.FunctionOrigin.CONNECT;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.date.ReadDate;

/** Conversions and tests that Connect has besides those of the cloud. */
final class ConnectValueFunctions {

    private static final int GUID_BYTES = 16;
    private static final int GUID_CHARACTERS = 36;

    private static final FunctionDefinition BIT_OR = function("BitOr", NUMBER)
            .from(CONNECT)
            .says("The bits that are set in one of two numbers or in both.")
            .takes(required("value1", ValueType.WHOLE, "a number, decimal or as `&H` with hexadecimal digits"))
            .takes(required("value2", ValueType.WHOLE, "the other number"))
            .gives(ValueType.WHOLE)
            .onNull("Fails.")
            .onSeveral("Fails.")
            .note("Numbers have 64 bits; negative ones are two's complements.")
            .fails("ValueMissing", "when a number is absent")
            .fails("NotANumber", "when a value is no whole number")
            .example("BitOr(&HF0, 3)", "243")
            .does(arguments -> new Value.Whole(arguments.whole(0) | arguments.whole(1)));

    private static final FunctionDefinition C_BIN = function("CBin", CONVERSION)
            .from(FunctionOrigin.NAME_ONLY)
            .says("A text in base64 as a binary value.")
            .takes(required("value", ValueType.TEXT, "the text").each())
            .gives(ValueType.BYTES)
            .onNull("No value.")
            .fails("NotBinary", "when the text is not base64")
            .example("CBin(\"AQID\")", "AQID")
            .does(arguments -> arguments.isNothing(0) ? Value.NOTHING : bytes(ReadBytes.base64(arguments, 0)));

    private static final FunctionDefinition C_GUID = function("CGuid", CONVERSION)
            .from(CONNECT)
            .says("An identifier written in text as the 16 bytes in which directories keep it.")
            .takes(required("GUID", ValueType.TEXT, "the identifier, with or without braces")
                    .each())
            .gives(ValueType.BYTES)
            .onNull("No value.")
            .fails("NotAGuid", "when the text is none")
            .example("CGuid(\"{00112233-4455-6677-8899-aabbccddeeff}\")", "MyIRAFVEd2aImaq7zN3u/w==")
            .does(arguments -> {
                if (arguments.isNothing(0)) {
                    return Value.NOTHING;
                }
                return bytes(guid(arguments.text(0))
                        .orElseThrow(() -> notAGuid(arguments))
                        .toDirectoryBytes());
            });

    private static final FunctionDefinition C_NUM = function("CNum", CONVERSION)
            .from(CONNECT)
            .says("The number that a text means.")
            .takes(required("value", ValueType.ANY, "the text").each())
            .gives(ValueType.NUMBER)
            .onNull("No value.")
            .fails("NotANumber", "when the text is none")
            .example("CNum(\"42.5\")", "42.5")
            .does(arguments -> arguments.isNothing(0) ? Value.NOTHING : arguments.number(0));

    private static final FunctionDefinition IS_BIT_SET = function("IsBitSet", TEST)
            .from(CONNECT)
            .says("Whether all bits of one number are set in another.")
            .takes(required("value", ValueType.WHOLE, "the number"))
            .takes(required("flag", ValueType.WHOLE, "the bits"))
            .gives(ValueType.TRUTH)
            .onNull("Fails: a missing number must not pass for one without bits.")
            .onSeveral("Fails.")
            .note("A flag of 0 is never set.")
            .fails("ValueMissing", "when a number is absent")
            .fails("NotANumber", "when a value is no whole number")
            .example("IsBitSet(&HF, 4)", "True")
            .does(arguments -> {
                long flag = arguments.whole(1);
                return truth(flag != 0 && (arguments.whole(0) & flag) == flag);
            });

    private static final FunctionDefinition IS_DATE = function("IsDate", TEST)
            .from(CONNECT)
            .says("Whether CDate gives a date.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("False; each by itself could be.")
            .example("IsDate(\"2021-06-30\")", "True")
            .does(arguments -> truth(isDate(arguments)));

    private static final FunctionDefinition IS_EMPTY = function("IsEmpty", TEST)
            .from(CONNECT)
            .says("Whether the value is the empty text.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("False.")
            .example("IsEmpty([displayName])", "displayName", new Value.Text(""), "True")
            .example("IsEmpty([displayName])", "False")
            .does(arguments -> truth(!arguments.isNothing(0) && Single.isNothingOrEmpty(arguments.value(0))));

    private static final FunctionDefinition IS_GUID = function("IsGuid", TEST)
            .from(CONNECT)
            .says("Whether a text is an identifier, so that CGuid gives its bytes.")
            .takes(required("GUID", ValueType.ANY, "the text"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("False; each by itself could be.")
            .example("IsGuid(\"{00112233-4455-6677-8899-aabbccddeeff}\")", "True")
            .does(arguments -> truth(!Single.isSeveral(arguments.value(0))
                    && guid(arguments.text(0)).isPresent()));

    private static final FunctionDefinition IS_NUMERIC = function("IsNumeric", TEST)
            .from(CONNECT)
            .says("Whether CNum gives a number.")
            .takes(required("Expression", ValueType.ANY, "the value"))
            .gives(ValueType.TRUTH)
            .onNull("False.")
            .onSeveral("False; each by itself could be.")
            .example("IsNumeric(\"42.5\")", "True")
            .does(arguments -> truth(!Single.isSeveral(arguments.value(0))
                    && NumberForm.of(arguments.value(0)).isPresent()));

    private static final FunctionDefinition STRING_FROM_GUID = function("StringFromGuid", CONVERSION)
            .from(CONNECT)
            .says("An identifier in the 16 bytes in which directories keep it, written in text.")
            .takes(required("GUID", ValueType.BYTES, "the bytes; a text is their base64")
                    .each())
            .onNull("No value.")
            .note("The text has small letters and no braces.")
            .fails("NotAGuid", "when there are not 16 bytes")
            .example(
                    "StringFromGuid([objectGUID])",
                    "objectGUID",
                    new Value.Bytes("MyIRAFVEd2aImaq7zN3u/w=="),
                    "\"00112233-4455-6677-8899-aabbccddeeff\"")
            .does(ConnectValueFunctions::stringFromGuid);

    static final List<FunctionDefinition> ALL =
            List.of(BIT_OR, C_BIN, C_GUID, C_NUM, IS_BIT_SET, IS_DATE, IS_EMPTY, IS_GUID, IS_NUMERIC, STRING_FROM_GUID);

    private ConnectValueFunctions() {}

    static Value bytes(byte[] bytes) {
        return new Value.Bytes(Base64.getEncoder().encodeToString(bytes));
    }

    static Value truth(boolean truth) {
        return truth ? Value.TRUE : Value.FALSE;
    }

    private static boolean isDate(Arguments arguments) {
        Value value = Single.of(arguments.value(0));
        return value instanceof Value.Moment
                || (!Single.isSeveral(value) && ReadDate.read(arguments.text(0)).isPresent());
    }

    private static Value stringFromGuid(Arguments arguments) {
        if (arguments.isNothing(0)) {
            return Value.NOTHING;
        }
        return ReadBytes.base64(arguments.text(0))
                .filter(bytes -> bytes.length == GUID_BYTES)
                .<Value>map(bytes ->
                        new Value.Text(ObjectGuid.fromDirectoryBytes(bytes).toString()))
                .orElseThrow(() -> notAGuid(arguments));
    }

    /** 8, 4, 4, 4 and 12 hexadecimal digits with hyphens between them, in braces or not. */
    private static Optional<ObjectGuid> guid(String text) {
        boolean braces = text.startsWith("{") && text.endsWith("}");
        String digits = braces ? text.substring(1, text.length() - 1) : text;
        if (digits.length() != GUID_CHARACTERS) {
            return Optional.empty();
        }
        for (int i = 0; i < GUID_CHARACTERS; i++) {
            char c = digits.charAt(i);
            boolean hyphen = i == 8 || i == 13 || i == 18 || i == 23;
            if (hyphen ? c != '-' : c >= 128 || Character.digit(c, 16) < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(ObjectGuid.parse(digits));
    }

    private static Fault notAGuid(Arguments arguments) {
        return arguments.fault(
                0, "NotAGuid", "this is no identifier.", "Give it an attribute that holds one, such as objectGUID.");
    }
}
