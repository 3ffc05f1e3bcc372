package org.footbridge.engine.scope;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.scope.AttributeFilter.Group;
import org.footbridge.engine.scope.CompiledFilter.TestedClause;
import org.footbridge.engine.scope.CompiledFilter.TestedGroup;

/** A group of clauses that is ready to be asked. */
final class CompiledGroup {

    private final String name;
    private final List<CompiledClause> clauses;

    CompiledGroup(Group group) {
        this.name = group.name();
        this.clauses = group.clauses().stream().map(CompiledClause::new).toList();
    }

    Answer answer(StagedObject object) {
        Answer answer = Answer.of(true);
        for (CompiledClause clause : clauses) {
            answer = answer.and(clause.answer(object));
            if (answer instanceof Answer.No) {
                return answer;
            }
        }
        return answer;
    }

    TestedGroup test(StagedObject object, boolean input) {
        Answer answer = Answer.of(true);
        List<TestedClause> tested = new ArrayList<>();
        for (CompiledClause clause : clauses) {
            Answer one = clause.answer(object);
            tested.add(new TestedClause(
                    clause.clause(),
                    FilterAttribute.values(object, clause.clause().attribute()),
                    one));
            answer = answer.and(one);
        }
        return new TestedGroup(name, input, tested, answer);
    }
}
