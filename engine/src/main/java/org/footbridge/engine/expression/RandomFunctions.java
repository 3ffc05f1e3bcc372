package org.footbridge.engine.expression;

import static org.footbridge.engine.expression.DefineFunction.function;
import static org.footbridge.engine.expression.FunctionFamily.ENVIRONMENT;
import static org.footbridge.engine.expression.Parameter.optional;
import static org.footbridge.engine.expression.Parameter.required;

import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Functions of chance. It comes in with the evaluation. */
final class RandomFunctions {

    private static final String EACH_TIME =
            "An object keeps what it once got for a property, in each cycle; other objects and other properties get "
                    + "something else, and nobody outside can tell what. A trial gives another value each time.";

    private static final FunctionDefinition GUID = function("Guid", ENVIRONMENT)
            .says("A new identifier, 32 hexadecimal digits in lower case with four hyphens.")
            .onNull("Takes nothing.")
            .onSeveral("Takes nothing.")
            .note(EACH_TIME)
            .example("Len(Guid())", "36")
            .impure()
            .does(arguments -> new Value.Text(guid(arguments.context().random()).toString()));

    private static final FunctionDefinition RANDOM_NUM = function("RandomNum", ENVIRONMENT)
            .from(FunctionOrigin.CONNECT)
            .says("A whole number by chance, from the first to the second, both among them.")
            .takes(required("start", ValueType.WHOLE, "the least"))
            .takes(required("end", ValueType.WHOLE, "the largest"))
            .gives(ValueType.WHOLE)
            .onNull("Fails.")
            .onSeveral("Fails.")
            .note(EACH_TIME)
            .fails("OutOfRange", "when end is less than start")
            .example("RandomNum(7, 7)", "7")
            .impure()
            .does(arguments -> new Value.Whole(number(arguments, arguments.whole(0), arguments.whole(1))));

    private static final FunctionDefinition RANDOM_STRING = function("RandomString", ENVIRONMENT)
            .says("A text by chance, of digits, special characters, capital and small letters of ASCII.")
            .takes(required("Length", ValueType.WHOLE, "how long, 256 at most"))
            .takes(required("MinimumNumbers", ValueType.WHOLE, "how many digits at least"))
            .takes(required("MinimumSpecialCharacters", ValueType.WHOLE, "how many special characters at least"))
            .takes(required("MinimumCapital", ValueType.WHOLE, "how many capital letters at least"))
            .takes(required("MinimumLowerCase", ValueType.WHOLE, "how many small letters at least"))
            .takes(optional("CharactersToAvoid", ValueType.TEXT, "characters that it must not have"))
            .onNull("Fails, but for CharactersToAvoid.")
            .onSeveral("Fails.")
            .note(
                    "What the minimums leave over is filled with the kinds whose minimum is not 0; with all four when all "
                            + "are 0.")
            .note(EACH_TIME)
            .fails(
                    "OutOfRange",
                    "when the length is not from 0 to 256, a minimum is negative, the minimums exceed the "
                            + "length, or no character is left of a kind that is asked for")
            .example("Len(RandomString(10, 2, 2, 2, 1, \"?,\"))", "10")
            .impure()
            .does(RandomText::call);

    static final List<FunctionDefinition> ALL = List.of(GUID, RANDOM_NUM, RANDOM_STRING);

    private RandomFunctions() {}

    /** Version 4 of RFC 9562. */
    private static UUID guid(RandomGenerator random) {
        long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static long number(Arguments arguments, long start, long end) {
        if (end < start) {
            throw arguments.fault(1, "OutOfRange", "end is less than start.", "Exchange the two.");
        }
        RandomGenerator random = arguments.context().random();
        if (end < Long.MAX_VALUE) {
            return random.nextLong(start, end + 1);
        }
        return start > Long.MIN_VALUE ? random.nextLong(start - 1, end) + 1 : random.nextLong();
    }
}
