package org.footbridge.engine.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes expressions by chance that are mostly well formed, from everything the catalogue has. */
final class MakeExpression {

    private static final List<FunctionDefinition> FUNCTIONS = List.copyOf(Functions.all());

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "a",
            "Ann Doe",
            "O'Brien, Zoë",
            "SMTP:ann@corp.example",
            "CN=Doe\\\\, Ann,OU=Staff,DC=corp,DC=example",
            "2021-06-30T16:00:00Z",
            "6/30/2021 4:00:00 PM",
            "yyyy-MM-dd",
            "M/d/yyyy h:mm:ss tt",
            "d",
            "ww",
            "(?<id>\\\\d+)[^x]*",
            "(a+)+$",
            ".*",
            "id",
            "${id}$1$&",
            "AQID",
            "00112233-4455-6677-8899-aabbccddeeff",
            "True",
            "12",
            "\\\"",
            "\\,",
            "å:a,ä:ae",
            "de-DE",
            "mail",
            "😀İß");

    private static final List<String> NUMBERS = List.of(
            "0",
            "1",
            "2",
            "-1",
            "3",
            "256",
            "1000000",
            "2147483648",
            "9223372036854775807",
            "-9223372036854775808",
            "&HFF",
            "1.5",
            "129699324000000000");

    private static final List<String> WORDS = List.of(
            "True", "False", "NULL", "IgnoreAttributeFlow", "IgnoreObjectFlow", "CRLF", "[missing]", "%DomainFQDN%");

    private final RandomGenerator random;
    private final List<String> attributes;
    private final List<String> variables = new ArrayList<>();

    MakeExpression(RandomGenerator random, List<String> attributes) {
        this.random = random;
        this.attributes = attributes;
    }

    String make() {
        return call(FUNCTIONS.get(random.nextInt(FUNCTIONS.size())), 4);
    }

    private String call(FunctionDefinition function, int depth) {
        List<String> arguments = new ArrayList<>();
        int outside = variables.size();
        List<Parameter> repeating = new ArrayList<>();
        for (Parameter parameter : function.parameters()) {
            switch (parameter.presence()) {
                case REQUIRED -> arguments.add(argument(parameter, depth));
                case MAY_BE_EMPTY, OPTIONAL -> arguments.add(random.nextBoolean() ? argument(parameter, depth) : "");
                case REPEATING -> repeating.add(parameter);
            }
        }
        for (int round = repeating.isEmpty() ? 0 : 1 + random.nextInt(3); round > 0; round--) {
            repeating.forEach(parameter -> arguments.add(argument(parameter, depth)));
        }
        while (variables.size() > outside) {
            variables.removeLast();
        }
        return function.name() + "(" + String.join(", ", arguments) + ")";
    }

    private String argument(Parameter parameter, int depth) {
        // now and then something that does not fit
        ValueType type = random.nextInt(20) == 0 ? ValueType.ANY : parameter.type();
        return switch (type) {
            case WORD -> parameter.words().get(random.nextInt(parameter.words().size()));
            case VARIABLE -> {
                String name = "$v" + variables.size();
                variables.add(name);
                yield name;
            }
            case TRUTH -> random.nextBoolean() ? comparison(depth) : value(type, depth);
            default -> value(type, depth);
        };
    }

    private String comparison(int depth) {
        String[] operators = {"=", "<>", ">", ">=", "<", "<="};
        return value(ValueType.ANY, depth) + " " + operators[random.nextInt(operators.length)] + " "
                + value(ValueType.ANY, depth);
    }

    private String value(ValueType type, int depth) {
        int kind = random.nextInt(10);
        if (depth > 0 && kind < 5) {
            List<FunctionDefinition> fitting = FUNCTIONS.stream()
                    .filter(function ->
                            type == ValueType.ANY || function.returns() == ValueType.ANY || function.returns() == type)
                    .toList();
            return call(fitting.get(random.nextInt(fitting.size())), depth - 1);
        }
        if (!variables.isEmpty() && kind == 5) {
            return variables.get(random.nextInt(variables.size()));
        }
        if (depth > 0 && kind == 6) {
            return value(ValueType.TEXT, depth - 1) + " & " + value(ValueType.TEXT, depth - 1);
        }
        if (kind == 7) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        return switch (type) {
            case WHOLE, NUMBER -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case MOMENT -> random.nextBoolean() ? "Now()" : "CDate(\"2021-06-30\")";
            case SEVERAL, BYTES, REFERENCE -> attribute();
            default -> random.nextBoolean() ? attribute() : "\"" + TEXTS.get(random.nextInt(TEXTS.size())) + "\"";
        };
    }

    private String attribute() {
        return "[" + attributes.get(random.nextInt(attributes.size())) + "]";
    }
}
