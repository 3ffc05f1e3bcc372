package org.footbridge.service.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.footbridge.engine.scope.FilterOperator;
import org.footbridge.service.errors.ServiceFailure.Detail;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What the documentation shows can be applied as it is. */
class DocumentedConfigurationsTest {
    private static final Pattern EXAMPLE = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

    private static Path docs() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("docs")) ? here.resolve("docs") : here.resolveSibling("docs");
    }

    private static String page(String name) throws IOException {
        return Files.readString(docs().resolve(name));
    }

    static Stream<String> examples() throws IOException {
        List<String> pages = List.of("configuration.md", "connect-your-directory.md");
        Stream.Builder<String> examples = Stream.builder();
        for (String name : pages) {
            EXAMPLE.matcher(page(name)).results().forEach(found -> examples.add(found.group(1)));
        }
        return examples.build();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void everyExampleIsAConfigurationWithoutFaults(String yaml) {
        JsonNode node = new YAMLMapper().readTree(yaml);
        ConfigurationDefinition definition = ReadDefinition.of(node);
        List<Detail> faults =
                EffectiveSchema.of(definition, new TenantId(new UUID(1, 1))).faults(Optional.empty());
        assertThat(faults).isEmpty();
        assertThat(ReadDefinition.of(WriteDefinition.json(definition))).isEqualTo(definition);
    }

    @Test
    void thereIsAnExampleOfEveryPart() throws IOException {
        assertThat(examples()).hasSizeGreaterThanOrEqualTo(9);
    }

    @Test
    void everyOperatorAndEveryWordIsExplained() throws IOException {
        String page = page("configuration.md");
        assertThat(page).contains(ReadMappings.APPLY.keySet()).contains(ReadMappings.TYPES.keySet());
        for (FilterOperator operator : FilterOperator.values()) {
            assertThat(page).contains("`" + operator.symbol() + "`");
        }
    }
}
