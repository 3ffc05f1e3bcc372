package org.footbridge.benchmarks.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.footbridge.drsr.crypto.Md4;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReadHashesTest {
    private static final int USERS = 120;

    @Test
    void theHashOfEachInventedPersonIsRead(@TempDir Path folder) {
        try (SambaForest forest = SambaForest.prepared(
                folder.resolve("corp"),
                "CORP.EXAMPLE",
                "CORP",
                SambaOptions.defaults(),
                Optional.of(new Population(USERS, 10, 5, 1)))) {
            ServiceAccount reader = forest.createServiceAccount(
                    "reader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.REPLICATING_DIRECTORY_CHANGES_ALL));
            forest.start();
            HashesRead read = ReadHashes.read(forest, reader.userPrincipalName(), reader.password());
            Set<String> expected = IntStream.range(0, USERS)
                    .mapToObj(number -> hash(Population.passwordOf(number)))
                    .collect(Collectors.toSet());
            assertThat(read.hashes().values()).containsAll(expected).contains(hash(reader.password()));
            assertThat(read.seconds()).isPositive();
        }
    }

    private static String hash(String password) {
        return HexFormat.of().formatHex(Md4.digest(password.getBytes(StandardCharsets.UTF_16LE)));
    }
}
