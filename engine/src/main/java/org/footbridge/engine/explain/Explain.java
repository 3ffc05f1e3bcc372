package org.footbridge.engine.explain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.explain.Explanation.Conclusion;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.MappingTrace;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.SyncRules;

/** Explains what rules make of an object. The conclusion is that of a cycle, by the same code. */
public final class Explain {

    private final SyncRules rules;
    private final Instant now;
    private final Map<ObjectGuid, String> names;

    /**
     * @param now the moment that expressions take for the present
     * @param names what people call the containers and groups of the scope; those that are not known are called by their
     *     GUIDs
     */
    public Explain(SyncRules rules, Instant now, Map<ObjectGuid, String> names) {
        this.rules = rules;
        this.now = now;
        this.names = Map.copyOf(names);
    }

    /**
     * Of an object of which too little is known to judge it by its attributes.
     *
     * @param obstacle why nothing may be concluded
     */
    public Explanation unread(StagedObject object, Failure obstacle) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(presence(object));
        Optional<ObjectMapping> mapping = rules.mappingOf(object.objectClass());
        reasons.add(ofClass(object, mapping));
        mapping.ifPresent(known -> reasons.addAll(scope(object, known).byPlaceAndGroups()));
        reasons.add(Reason.verdict(Rule.READING, "", List.of(), Verdict.FAILS, obstacle.code(), obstacle.message()));
        return new Explanation(
                object.guid(),
                object.objectClass(),
                object.distinguishedName(),
                Conclusion.FAILED,
                obstacle.code(),
                obstacle.message() + " " + obstacle.nextStep(),
                reasons);
    }

    public Explanation explain(StagedObject object) {
        Projection projection = new Project(now).project(List.of(object), rules).getFirst();
        return new Explanation(
                object.guid(),
                object.objectClass(),
                object.distinguishedName(),
                Conclusion.of(projection),
                code(projection),
                detail(projection),
                reasons(object));
    }

    private List<Reason> reasons(StagedObject object) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(presence(object));
        if (object.deleted() || object.absent()) {
            return reasons;
        }
        Optional<ObjectMapping> mapping = rules.mappingOf(object.objectClass());
        reasons.add(ofClass(object, mapping));
        if (mapping.isEmpty()) {
            return reasons;
        }
        reasons.addAll(scope(object, mapping.get()).reasons());
        if (reasons.stream().noneMatch(Explain::ends)) {
            MappingTrace trace = MappingTrace.of(object, mapping.get(), rules, now);
            reasons.addAll(new ExplainValues(object, trace, Secrets.of(mapping.get())).reasons());
        }
        return reasons;
    }

    private ExplainScope scope(StagedObject object, ObjectMapping mapping) {
        return new ExplainScope(object, rules, mapping, Names.with(names, object));
    }

    /** A clause that cannot be told ends nothing by itself; its filter does. */
    private static boolean ends(Reason reason) {
        return reason.verdict() == Verdict.STOPS || (reason.verdict() == Verdict.FAILS && reason.rule() != Rule.CLAUSE);
    }

    private Reason presence(StagedObject object) {
        if (!object.deleted() && !object.absent()) {
            return Reason.verdict(Rule.PRESENCE, "", List.of(), Verdict.PASSES, "", "It is in the directory.");
        }
        String code = object.deleted() ? Project.DELETED : Project.ABSENT;
        return Reason.verdict(
                Rule.PRESENCE,
                "",
                List.of(),
                Verdict.STOPS,
                rules.mappingOf(object.objectClass()).isPresent() ? code : Project.NOT_A_SYNCHRONISED_CLASS,
                object.deleted()
                        ? "It was deleted in the directory."
                        : "It was not found when the directory was reconciled.");
    }

    private Reason ofClass(StagedObject object, Optional<ObjectMapping> mapping) {
        Input objectClass = Input.of("objectClass", List.of(object.objectClass()));
        return mapping.map(known -> Reason.verdict(
                        Rule.CLASS,
                        known.name(),
                        List.of(objectClass),
                        Verdict.PASSES,
                        "",
                        "Objects of this class are synchronised."))
                .orElseGet(() -> Reason.verdict(
                        Rule.CLASS,
                        "",
                        List.of(objectClass),
                        Verdict.STOPS,
                        Project.NOT_A_SYNCHRONISED_CLASS,
                        "Objects of this class are not synchronised by this configuration."));
    }

    private static String code(Projection projection) {
        return switch (projection) {
            case Projection.Projected projected -> "";
            case Projection.Skipped skipped -> skipped.code();
            case Projection.LeftAlone alone -> alone.code();
            case Projection.Rejected(ObjectGuid guid, Failure failure) -> failure.code();
        };
    }

    private static String detail(Projection projection) {
        return switch (projection) {
            case Projection.Projected projected -> "It meets the rules.";
            case Projection.Skipped skipped -> skipped.detail();
            case Projection.LeftAlone alone -> alone.detail();
            case Projection.Rejected(ObjectGuid guid, Failure failure) -> failure.message() + " " + failure.nextStep();
        };
    }
}
