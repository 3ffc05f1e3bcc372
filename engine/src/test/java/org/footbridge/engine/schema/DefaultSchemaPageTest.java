package org.footbridge.engine.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page is written from the code; when it differs, the right one is left in the build folder to be copied. */
class DefaultSchemaPageTest {

    private static final Path PAGE = Path.of("..", "docs", "default-schema.md");
    private static final Path WRITTEN = Path.of("target", "default-schema.md");

    @Test
    void thePageSaysWhatTheSchemaDoes() throws IOException {
        String page = WriteDefaultSchema.page();
        Files.createDirectories(WRITTEN.getParent());
        Files.writeString(WRITTEN, page);
        assertThat(PAGE)
                .describedAs("copy engine/target/default-schema.md to docs/default-schema.md")
                .hasContent(page);
    }
}
