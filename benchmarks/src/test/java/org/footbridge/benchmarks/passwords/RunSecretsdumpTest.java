package org.footbridge.benchmarks.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunSecretsdumpTest {
    @Test
    void theHashIsTheLastOfEachLineThatTellsOfAnAccount() {
        List<String> lines = List.of(
                "[*] Dumping Domain Credentials (domain\\uid:rid:lmhash:nthash)",
                "corp.example\\alice:1104:aad3b435b51404eeaad3b435b51404ee:8846f7eaee8fb117ad06bdd830b7586c:::",
                "DC1$:1000:aad3b435b51404eeaad3b435b51404ee:92937945b518814341de3f726500d4ff:::",
                "processor:1.25");
        assertThat(RunSecretsdump.hashes(lines))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        1104, "8846f7eaee8fb117ad06bdd830b7586c",
                        1000, "92937945b518814341de3f726500d4ff"));
        assertThat(RunSecretsdump.processor(lines)).isEqualTo(1.25);
    }
}
