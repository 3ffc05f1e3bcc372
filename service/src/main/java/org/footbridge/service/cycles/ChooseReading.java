package org.footbridge.service.cycles;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.footbridge.engine.projection.SourceAttribute;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedAttributes;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.staging.StagedMembership;
import org.springframework.stereotype.Component;

/**
 * Decides what a cycle has to read, by what was asked for and by what the staged copy holds. As little as possible:
 * rules that only need what is staged are applied to it without asking the directory anything.
 */
@Component
class ChooseReading {
    private final StagedCopy staging;
    private final StagedAttributes attributes;
    private final StagedMembership membership;

    ChooseReading(StagedCopy staging, StagedAttributes attributes, StagedMembership membership) {
        this.staging = staging;
        this.attributes = attributes;
        this.membership = membership;
    }

    /** As far as it can be told before the rules are known. */
    CycleKind likely(Staged staged, Job job) {
        if (staging.watermark(staged).isEmpty()) {
            return CycleKind.INITIAL;
        }
        if (job.timeAlone()) {
            return CycleKind.REPLAN;
        }
        if (job.fullRequested()) {
            return CycleKind.FULL;
        }
        if (job.reconcile().isPresent()) {
            return CycleKind.RECONCILE;
        }
        return job.replanRequested() && !job.readRequested() ? CycleKind.REPLAN : CycleKind.INCREMENTAL;
    }

    Reading of(CycleContext context, Job job) {
        CycleKind likely = likely(context.staged(), job);
        if (likely.readsAll()) {
            return new Reading(likely, List.of(), Set.of(), job.replanRequested());
        }
        Map<String, SourceAttribute.Kind> held = attributes.of(context.staged());
        // staged by a version that kept no account of it, or without the groups through which people are members now,
        // or
        // without any link, and so without the objects that stand for those of other forests as their ends
        if (held.isEmpty() || lacksGroups(context) || lacksLinks(context, held)) {
            return new Reading(CycleKind.FULL, List.of(), Set.of(), true);
        }
        List<SourceAttribute> missing = context.attributes().stream()
                .filter(attribute -> held.get(StagedAttributes.key(attribute)) != attribute.kind())
                .toList();
        Set<String> superfluous = new HashSet<>(held.keySet());
        context.attributes().forEach(attribute -> superfluous.remove(StagedAttributes.key(attribute)));
        return new Reading(
                missing.isEmpty() || likely == CycleKind.RECONCILE ? likely : CycleKind.INCREMENTAL,
                missing,
                superfluous,
                job.replanRequested() || !missing.isEmpty());
    }

    private static boolean lacksLinks(CycleContext context, Map<String, SourceAttribute.Kind> held) {
        return !held.containsValue(SourceAttribute.Kind.LINK)
                && context.attributes().stream().anyMatch(attribute -> attribute.kind() == SourceAttribute.Kind.LINK);
    }

    private boolean lacksGroups(CycleContext context) {
        Scope scope = context.rules().scope();
        return scope.limitedByGroups()
                && scope.nested()
                && !membership.of(context.staged()).all();
    }
}
