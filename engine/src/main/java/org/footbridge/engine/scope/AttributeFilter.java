package org.footbridge.engine.scope;

import java.util.List;

/**
 * Which objects of a class are in scope by their attributes; as {@code filter} in Microsoft Graph.
 *
 * @param groups one of them must hold; none: every object
 * @param inputGroups one of them must hold, but an object for which none holds is left as it is and not taken away;
 *     none: every object
 */
public record AttributeFilter(List<Group> groups, List<Group> inputGroups) {

    public AttributeFilter {
        groups = List.copyOf(groups);
        inputGroups = List.copyOf(inputGroups);
    }

    /** Holds when all of its clauses do. */
    public record Group(String name, List<Clause> clauses) {
        public Group {
            clauses = List.copyOf(clauses);
        }
    }

    /**
     * @param attribute of the source, as LDAP spells it, or a {@link org.footbridge.engine.VirtualAttribute}
     * @param values what to compare with: it holds for one of them, or, if the operator denies, for all of them; none for
     *     operators that look at the attribute alone
     */
    public record Clause(String attribute, FilterOperator operator, List<String> values) {
        public Clause {
            values = List.copyOf(values);
        }

        @Override
        public String toString() {
            return attribute + " " + operator.symbol() + (values.isEmpty() ? "" : " " + String.join(", ", values));
        }
    }
}
