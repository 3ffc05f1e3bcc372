package org.footbridge.service.cycles;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.explain.Explain;
import org.footbridge.engine.explain.Explanation;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.Plan;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.cycles.SettleLeaving.Settled;
import org.footbridge.service.directory.FindHeirs.Heir;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.directory.ReferencesOfObject;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.FindStaged;
import org.footbridge.service.staging.LoadDirty;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedCopy;
import org.springframework.stereotype.Component;

/**
 * Explains what the rules of a configuration make of one staged object, and what would be done with it by itself. Reads
 * only what is stored; the directory is not asked and nothing is written.
 */
@Component
public class ExplainObject {
    private final Configurations configurations;
    private final ResolveScope scope;
    private final KnowDirectory knowDirectory;
    private final FindStaged find;
    private final StagedCopy staging;
    private final LoadDirty load;
    private final LoadView view;
    private final SettleLeaving settleLeaving;
    private final ReferencesOfObject references;
    private final RefuseUnclearScope refuseUnclearScope;
    private final FindHindrances hindrances;
    private final TenantFeatures features;
    private final Clock clock;

    ExplainObject(
            Configurations configurations,
            ResolveScope scope,
            KnowDirectory knowDirectory,
            FindStaged find,
            StagedCopy staging,
            LoadDirty load,
            LoadView view,
            SettleLeaving settleLeaving,
            ReferencesOfObject references,
            RefuseUnclearScope refuseUnclearScope,
            FindHindrances hindrances,
            TenantFeatures features,
            Clock clock) {
        this.configurations = configurations;
        this.scope = scope;
        this.knowDirectory = knowDirectory;
        this.find = find;
        this.staging = staging;
        this.load = load;
        this.view = view;
        this.settleLeaving = settleLeaving;
        this.references = references;
        this.refuseUnclearScope = refuseUnclearScope;
        this.hindrances = hindrances;
        this.features = features;
        this.clock = clock;
    }

    /**
     * @param outcome what the last planning came to, and its code
     * @param waits it has changed since, or it failed, so it is planned again
     * @param missing the last complete reading did not find it
     * @param target the object of the tenant directory that it is linked to
     * @param hindrances sentences that say what keeps cycles from bringing it in line
     */
    public record Why(
            Explanation explanation,
            Optional<String> outcome,
            Optional<String> outcomeCode,
            boolean waits,
            boolean missing,
            Optional<DirectoryObject> target,
            List<String> hindrances) {
        public Why {
            hindrances = List.copyOf(hindrances);
        }
    }

    /**
     * @param object distinguished name, objectGUID, user principal name, or the id in the tenant directory
     * @throws ServiceFailure ObjectNotStaged (404), ScopeNotResolved (409), or what is wrong with the scope
     */
    public Why why(SavedConfiguration saved, String object) {
        Staged staged = new Staged(saved.tenant(), saved.id());
        CycleContext context = context(saved);
        refuseUnclearScope.refuse(context);
        DirtyObject found = find.find(staged, object)
                .flatMap(guid -> one(context, guid))
                .orElseThrow(() -> new ServiceFailure(
                        "ObjectNotStaged",
                        404,
                        "The staged copy of " + saved.directory() + " for '" + saved.name() + "' has no such object.",
                        "Give its distinguished name or objectGUID: of objects out of scope nothing else is kept. If it "
                                + "is new, wait for the next cycle: footbridge sync " + saved.name()));
        return explain(context, found);
    }

    private Why explain(CycleContext context, DirtyObject found) {
        StagedObject object = found.object();
        Explain explain = new Explain(context.rules(), context.now(), names(context));
        Optional<Failure> obstacle = NotRead.obstacle(found, context.rules());
        Explanation explanation =
                obstacle.map(failure -> explain.unread(object, failure)).orElseGet(() -> explain.explain(object));
        Projection projection = obstacle.<Projection>map(failure -> new Rejected(object.guid(), failure))
                .orElseGet(() -> new Project(context.now())
                        .project(List.of(object), context.rules())
                        .getFirst());
        DirectoryView seen = view.of(
                context.staged(),
                List.of(projection),
                features.of(context.saved().tenant()),
                context.rules().domains().initialDomain());
        return new Why(
                explanation
                        .planned(step(context, new PlanObjects().plan(List.of(projection), seen), seen))
                        .with(ExplainReferences.reasons(
                                references.of(context.staged(), object.guid(), context.referenceRules()))),
                found.outcome(),
                found.outcomeCode(),
                found.waits(),
                staging.isMissing(context.staged(), object.guid()),
                Optional.ofNullable(seen.linked().get(object.guid())),
                hindrances.of(context.saved(), object.guid()));
    }

    private PlanStep step(CycleContext context, Plan plan, DirectoryView seen) {
        Settled settled = settleLeaving.settle(context, plan, seen);
        PlanStep step = settled.steps().getFirst();
        Heir heir = settled.heirs().get(step.guid());
        return heir == null
                ? step
                : new PlanStep.Skip(
                        step.guid(),
                        EventsOfPage.HANDED_OVER,
                        "It leaves, and is not deleted: the configuration '" + heir.name()
                                + "' synchronises it too and goes on with it.",
                        false);
    }

    private Optional<DirtyObject> one(CycleContext context, ObjectGuid guid) {
        return load
                .named(
                        context.staged(),
                        Set.of(guid),
                        context.binaryAttributes(),
                        context.rules().scope())
                .stream()
                .findFirst();
    }

    private CycleContext context(SavedConfiguration saved) {
        ConfigurationDefinition definition = configurations.definition(saved);
        if (!definition.scope().resolved()) {
            throw new ServiceFailure(
                    "ScopeNotResolved",
                    409,
                    "The scope of '" + saved.name() + "' names containers or groups that no cycle has looked up yet.",
                    "Run a cycle first: footbridge sync " + saved.name() + " --wait");
        }
        Instant now = clock.instant();
        return CycleContext.of(
                saved.id(), saved, definition, scope.rules(saved, definition, knowDirectory.of(saved, false)), now);
    }

    private Map<ObjectGuid, String> names(CycleContext context) {
        Set<ObjectGuid> named = context.rules().scope().named();
        if (named.isEmpty()) {
            return Map.of();
        }
        Map<ObjectGuid, String> names = new HashMap<>();
        staging.names(context.staged(), named.stream().map(ObjectGuid::value).toList())
                .forEach((guid, name) -> names.put(new ObjectGuid(guid), name));
        return names;
    }
}
