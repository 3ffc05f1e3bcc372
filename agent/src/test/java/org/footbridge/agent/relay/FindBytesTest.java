package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindBytesTest {
    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsThereIsFoundWhereverItBegins(@TempDir Path folder) throws IOException {
        FindBytes find = new FindBytes()
                .add("first", bytes("beginning"))
                .add("same head", bytes("beginningless"))
                .add("last", bytes("theveryend"))
                .add("absent", bytes("beginner"));
        Path file = Files.write(folder.resolve("file"), bytes("beginning xx beginningles theveryend"));
        assertThat(find.in(file)).containsExactly("first", "last");
        assertThat(find.in(ByteBuffer.wrap(bytes("..beginningless.")))).containsExactly("first", "same head");
        assertThat(find.in(ByteBuffer.wrap(bytes("beginnin")))).isEmpty();
    }
}
