package org.footbridge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InventedForestTest {
    @TempDir
    private Path folder;

    @Test
    void somebodyCanBeFoundAndChangedAsDemoChangeDoes() {
        try (InventedForest forest = InventedForest.start(folder, 30)) {
            List<Forest.ConnectedDomain> domains = forest.domains();
            assertThat(domains).extracting(Forest.ConnectedDomain::label).containsExactly("corp", "emea");
            try (ForestConnection connection = ForestConnection.open(domains.getFirst())) {
                Optional<ForestConnection.Person> person = connection.find("Administrator");
                assertThat(person).isPresent();
                connection.change(person.get().distinguishedName(), Map.of("title", "Head of Bridges"));
                assertThat(connection.find(person.get().distinguishedName())).contains(person.get());
                assertThat(connection.find("nobody at all")).isEmpty();
            }
        }
    }
}
