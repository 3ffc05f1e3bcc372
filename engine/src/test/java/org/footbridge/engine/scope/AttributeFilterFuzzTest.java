package org.footbridge.engine.scope;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.engine.Samples;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;

/**
 * Any filter has faults or decides about any object. An input has one clause or value in a line: {@code
 * attribute|operator|value|value...} for a clause, an empty line between groups, {@code !} before the groups that are
 * looked at first, and {@code attribute=value} for what the object has.
 */
class AttributeFilterFuzzTest {

    @FuzzTest
    void anyFilterHasFaultsOrDecides(byte[] input) {
        List<Group> groups = new ArrayList<>();
        List<Group> inputGroups = new ArrayList<>();
        List<Clause> clauses = new ArrayList<>();
        Samples.Staged object = Samples.user(1);
        List<Group> current = groups;
        for (String line : new String(input, UTF_8).split("\n", -1)) {
            if (line.isEmpty() && !clauses.isEmpty()) {
                current.add(new Group("", clauses));
                clauses.clear();
            } else if (line.equals("!")) {
                current = inputGroups;
            } else if (line.indexOf('|') >= 0) {
                List<String> parts = List.of(line.split("\\|", -1));
                FilterOperator.named(parts.get(1))
                        .ifPresent(operator ->
                                clauses.add(new Clause(parts.getFirst(), operator, parts.subList(2, parts.size()))));
            } else if (line.indexOf('=') >= 0) {
                object.with(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
            }
        }
        current.add(new Group("last", clauses));
        decide(new AttributeFilter(groups, inputGroups), object.build());
    }

    private static void decide(AttributeFilter filter, StagedObject object) {
        List<FilterFaults.Fault> faults = FilterFaults.of(filter, attribute -> Optional.empty());
        faults.forEach(fault -> assertThat(fault.message()).isNotBlank());
        if (!faults.isEmpty()) {
            return;
        }
        CompiledFilter compiled = CompiledFilter.compile(filter);

        assertThat(compiled.decide(object)).isEqualTo(compiled.decide(object));
        assertThat(compiled.test(object))
                .hasSize(filter.groups().size() + filter.inputGroups().size());
        assertThat(compiled.reads()).doesNotContain("");
    }
}
