package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.footbridge.engine.expression.FunctionDefinition.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class ReferencePageTest {

    static Stream<Example> examples() {
        return Functions.all().stream().flatMap(function -> function.examples().stream());
    }

    static Stream<FunctionDefinition> functions() {
        return Functions.all().stream();
    }

    @Test
    void thePageSaysWhatTheCodeSays() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "expressions.md")))
                .as("write it anew: ./footbridge expression --reference > docs/expressions.md")
                .isEqualTo(ReferencePage.markdown());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleOfThePageGivesWhatThePageSays(Example example) {
        Given given = Given.nothing();
        example.input().forEach(given::and);
        assertThat(given.gives(example.expression())).isEqualTo(example.result());
    }

    @ParameterizedTest
    @MethodSource("functions")
    void aFunctionSaysWhatComesOfNoValueAndHasAnExample(FunctionDefinition function) {
        assertThat(function.summary()).endsWith(".");
        assertThat(function.nulls()).endsWith(".");
        assertThat(function.examples()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("functions")
    void theCodesOfAFunctionAreExplained(FunctionDefinition function) throws IOException {
        String explained = Files.readString(Path.of("..", "docs", "errors.md"));
        assertThat(function.faults())
                .allSatisfy(fault -> assertThat(explained).containsPattern("\\b" + fault.split("`")[1] + "\\b"));
    }

    @Test
    void argumentsHaveTheKeysThatTheServiceGivesThem() {
        for (JsonNode documented : Row.read("functions.json")) {
            JsonNode keys = documented.path("graphSchema");
            FunctionDefinition function =
                    Functions.named(documented.get("name").asString()).orElseThrow();
            if (!keys.isArray()) {
                continue;
            }
            Set<String> known = new TreeSet<>();
            function.parameters().forEach(parameter -> known.add(parameter.graphName()));
            assertThat(known)
                    .as(function.name())
                    .containsAll(
                            keys.valueStream().map(key -> key.get(0).asString()).toList());
        }
    }
}
