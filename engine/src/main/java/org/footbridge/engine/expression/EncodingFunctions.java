package org.footbridge.engine.expression;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.CONVERSION;
import static org.footbridge.engine.expression.Parameter.required;
import static org.footbridge.engine.expression.Parameter.word;

import java.nio.charset.Charset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Functions between texts and the bytes that they are written in. */
final class EncodingFunctions {

    private static final HexFormat HEXADECIMAL = HexFormat.of().withUpperCase();

    private static final FunctionDefinition CONVERT_FROM_BASE64 = function("ConvertFromBase64", CONVERSION)
            .says("The text that bytes in base64 mean.")
            .takes(required("source", ValueType.TEXT, "base64, or a binary value")
                    .each())
            .takes(word(
                    "Encoding",
                    List.of("Unicode", "ASCII", "UTF8"),
                    "how the bytes are a text: UTF-16 little-endian (Unicode, the default), ASCII or UTF-8 (UTF8)"))
            .onNull("No value.")
            .note("Bytes that mean nothing in the encoding become the replacement character, in ASCII a question mark.")
            .fails("NotBinary", "when the text is not base64")
            .example("ConvertFromBase64(\"SABlAGwAbABvACAAdwBvAHIAbABkACEA\")", "\"Hello world!\"")
            .example("ConvertFromBase64(\"SGVsbG8gd29ybGQh\", UTF8)", "\"Hello world!\"")
            .does(arguments -> {
                if (arguments.isNothing(0)) {
                    return Value.NOTHING;
                }
                byte[] bytes = ReadBytes.base64(arguments, 0);
                return new Value.Text(decode(bytes, arguments.text(1)));
            });

    private static final FunctionDefinition CONVERT_FROM_UTF8_HEX = function("ConvertFromUTF8Hex", CONVERSION)
            .from(FunctionOrigin.CONNECT)
            .says("The text that bytes in hexadecimal digits mean in UTF-8.")
            .takes(required("source", ValueType.TEXT, "pairs of digits, in either case")
                    .each())
            .onNull("No value.")
            .fails("NotHexadecimal", "when the text is anything but pairs of hexadecimal digits")
            .example("ConvertFromUTF8Hex(\"48656C6C6F20776F726C6421\")", "\"Hello world!\"")
            .does(arguments -> {
                if (arguments.isNothing(0)) {
                    return Value.NOTHING;
                }
                return new Value.Text(new String(hexadecimal(arguments), UTF_8));
            });

    private static final FunctionDefinition CONVERT_TO_BASE64 = function("ConvertToBase64", CONVERSION)
            .says("The bytes of a text in UTF-16 little-endian, in base64.")
            .takes(required("source", ValueType.ANY, "the text").each())
            .onNull("No value.")
            .note("Of a binary value it gives the base64 of the bytes themselves.")
            .example("ConvertToBase64(\"Hello world!\")", "\"SABlAGwAbABvACAAdwBvAHIAbABkACEA\"")
            .does(arguments -> switch (arguments.single(0)) {
                case Value.Nothing nothing -> nothing;
                case Value.Bytes bytes -> new Value.Text(bytes.base64());
                default ->
                    new Value.Text(
                            Base64.getEncoder().encodeToString(arguments.text(0).getBytes(UTF_16LE)));
            });

    private static final FunctionDefinition CONVERT_TO_UTF8_HEX = function("ConvertToUTF8Hex", CONVERSION)
            .says("The bytes of a text in UTF-8, as hexadecimal digits in upper case.")
            .takes(required("source", ValueType.ANY, "the text").each())
            .onNull("No value.")
            .note("Of a binary value it gives the bytes themselves.")
            .example("ConvertToUTF8Hex(\"Hello world!\")", "\"48656C6C6F20776F726C6421\"")
            .does(arguments -> switch (arguments.single(0)) {
                case Value.Nothing nothing -> nothing;
                case Value.Bytes bytes -> new Value.Text(HEXADECIMAL.formatHex(ReadBytes.base64(arguments, 0)));
                default ->
                    new Value.Text(HEXADECIMAL.formatHex(arguments.text(0).getBytes(UTF_8)));
            });

    static final List<FunctionDefinition> ALL =
            List.of(CONVERT_FROM_BASE64, CONVERT_FROM_UTF8_HEX, CONVERT_TO_BASE64, CONVERT_TO_UTF8_HEX);

    private EncodingFunctions() {}

    private static String decode(byte[] bytes, String encoding) {
        Charset charset = switch (encoding) {
            case "ASCII" -> US_ASCII;
            case "UTF8" -> UTF_8;
            default -> UTF_16LE;
        };
        String text = new String(bytes, charset);
        return charset.equals(US_ASCII) ? text.replace('\uFFFD', '?') : text;
    }

    private static byte[] hexadecimal(Arguments arguments) {
        try {
            return HEXADECIMAL.parseHex(arguments.text(0));
        } catch (IllegalArgumentException e) {
            throw arguments.fault(
                    0,
                    "NotHexadecimal",
                    "source is no sequence of pairs of hexadecimal digits.",
                    "Give it what ConvertToUTF8Hex made.");
        }
    }
}
