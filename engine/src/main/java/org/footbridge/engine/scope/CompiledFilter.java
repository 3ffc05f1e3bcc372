package org.footbridge.engine.scope;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.footbridge.engine.Failure;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.AttributeFilter.Clause;
import org.footbridge.engine.scope.AttributeFilter.Group;

/** An attribute filter that is ready to be asked about any number of objects. Immutable; equal when its filter is. */
public final class CompiledFilter {

    private final AttributeFilter filter;
    private final List<CompiledGroup> groups;
    private final List<CompiledGroup> inputGroups;

    private CompiledFilter(AttributeFilter filter) {
        this.filter = filter;
        this.groups = filter.groups().stream().map(CompiledGroup::new).toList();
        this.inputGroups = filter.inputGroups().stream().map(CompiledGroup::new).toList();
    }

    /** @throws IllegalArgumentException when {@link FilterFaults} has something to say about the filter */
    public static CompiledFilter compile(AttributeFilter filter) {
        return new CompiledFilter(filter);
    }

    /** What becomes of an object. */
    public sealed interface Decision {
        record InScope() implements Decision {}

        record OutOfScope() implements Decision {}

        /** Neither to be made nor changed nor taken away. */
        record LeaveAlone() implements Decision {}

        /** It cannot be told; the object stays as it is. */
        record Undecided(Failure failure) implements Decision {}
    }

    /** A group and what each of its clauses says of an object. */
    public record TestedGroup(String name, boolean input, List<TestedClause> clauses, Answer answer) {
        public TestedGroup {
            clauses = List.copyOf(clauses);
        }
    }

    /** @param values what the object has */
    public record TestedClause(Clause clause, List<String> values, Answer answer) {
        public TestedClause {
            values = List.copyOf(values);
        }
    }

    public AttributeFilter filter() {
        return filter;
    }

    /** The attributes that have to be read from the directory, as LDAP spells them. */
    public Set<String> reads() {
        Set<String> reads = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        all().forEach(group ->
                group.clauses().forEach(clause -> reads.addAll(FilterAttribute.reads(clause.attribute()))));
        return Collections.unmodifiableSet(reads);
    }

    /** Input groups are asked first: what they leave alone is not looked at any further. */
    public Decision decide(StagedObject object) {
        return decision(anyOf(inputGroups, object), () -> anyOf(groups, object));
    }

    /** Every group with every clause, in the order of the filter, input groups first. */
    public List<TestedGroup> test(StagedObject object) {
        List<TestedGroup> tested = new ArrayList<>();
        inputGroups.forEach(group -> tested.add(group.test(object, true)));
        groups.forEach(group -> tested.add(group.test(object, false)));
        return List.copyOf(tested);
    }

    private static Decision decision(Answer input, Supplier<Answer> groups) {
        return switch (input) {
            case Answer.No no -> new Decision.LeaveAlone();
            case Answer.Unknown(Failure failure) -> new Decision.Undecided(failure);
            case Answer.Yes yes ->
                switch (groups.get()) {
                    case Answer.No no -> new Decision.OutOfScope();
                    case Answer.Unknown(Failure failure) -> new Decision.Undecided(failure);
                    case Answer.Yes holds -> new Decision.InScope();
                };
        };
    }

    private static Answer anyOf(List<CompiledGroup> groups, StagedObject object) {
        Answer answer = Answer.of(groups.isEmpty());
        for (CompiledGroup group : groups) {
            answer = answer.or(group.answer(object));
            if (answer instanceof Answer.Yes) {
                return answer;
            }
        }
        return answer;
    }

    private List<Group> all() {
        List<Group> all = new ArrayList<>(filter.inputGroups());
        all.addAll(filter.groups());
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompiledFilter compiled && compiled.filter.equals(filter);
    }

    @Override
    public int hashCode() {
        return filter.hashCode();
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
