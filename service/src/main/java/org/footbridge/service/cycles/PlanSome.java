package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.PlanObjects;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.service.cycles.SettleLeaving.Settled;
import org.footbridge.service.directory.ApplyChanges;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.health.RecordFailures;
import org.footbridge.service.logs.ModifiedProperties;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.logs.WriteEvents;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.LoadDirty;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Plans some objects by themselves and applies that, as a cycle does with a page, in the transaction of the caller. Every
 * one of them gets a line in the log, also when there is nothing to do. Nothing is deleted: that is left to the next cycle,
 * which weighs deletes together.
 */
@Component
class PlanSome {
    private final LoadDirty dirty;
    private final LoadView view;
    private final SettleLeaving settleLeaving;
    private final TenantFeatures features;

    PlanSome(LoadDirty dirty, LoadView view, SettleLeaving settleLeaving, TenantFeatures features) {
        this.dirty = dirty;
        this.view = view;
        this.settleLeaving = settleLeaving;
        this.features = features;
    }

    /**
     * What was planned.
     *
     * @param steps by source object
     * @param linked the objects of the tenant directory that the sources had been linked to before
     */
    record Planned(Map<ObjectGuid, PlanStep> steps, Map<ObjectGuid, DirectoryObject> linked) {}

    /** The staged objects of these GUIDs. */
    List<DirtyObject> load(CycleContext context, Collection<ObjectGuid> guids) {
        return dirty.named(
                context.staged(),
                guids,
                context.binaryAttributes(),
                context.rules().scope());
    }

    /** @param began when the work began, by {@link System#nanoTime} */
    Planned apply(Connection connection, CycleContext context, Collection<ObjectGuid> guids, long began)
            throws SQLException {
        List<DirtyObject> page =
                load(context, guids).stream().map(DirtyObject::neverPlanned).toList();
        List<Projection> projections = projections(context, page);
        DirectoryView seen = view.of(
                context.staged(),
                projections,
                features.of(context.saved().tenant()),
                context.rules().domains().initialDomain());
        Settled settled = settleLeaving.settle(context, new PlanObjects().plan(projections, seen), seen);
        List<PlanStep> steps = settled.steps();
        Verdicts verdicts = new Verdicts(Pass.ON_DEMAND, page, seen, projections, settled.heirs(), context.now());
        steps.forEach(verdicts::take);
        new ApplyChanges(connection, context.staged(), context.cycle(), false).apply(verdicts.application());
        new WriteVerdicts(connection, context.staged()).write(verdicts.written());
        new RecordFailures(connection, context.staged()).write(verdicts.failures(), context.now());
        List<ProvisioningEvent> events = new ArrayList<>(verdicts.events());
        Set<UUID> told = events.stream().map(event -> event.source().guid()).collect(Collectors.toSet());
        Map<ObjectGuid, DirtyObject> objects =
                page.stream().collect(Collectors.toMap(object -> object.object().guid(), object -> object));
        for (PlanStep step : steps) {
            DirtyObject object = objects.get(step.guid());
            if (object != null && !told.contains(step.guid().value())) {
                events.add(untold(step, object, seen));
            }
        }
        WriteEvents.write(connection, context.staged(), context.cycle(), events, began);
        return new Planned(
                steps.stream().collect(Collectors.toMap(PlanStep::guid, step -> step)), Map.copyOf(seen.linked()));
    }

    /** What the rules make of each object; those of which not enough is known come to nothing. */
    private static List<Projection> projections(CycleContext context, List<DirtyObject> page) {
        List<Projection> projections = new ArrayList<>();
        List<StagedObject> known = new ArrayList<>();
        for (DirtyObject object : page) {
            Optional<Failure> obstacle = NotRead.obstacle(object, context.rules());
            obstacle.ifPresentOrElse(
                    failure -> projections.add(new Rejected(object.object().guid(), failure)),
                    () -> known.add(object.object()));
        }
        projections.addAll(new Project(context.now()).project(known, context.rules()));
        return projections;
    }

    /** Of what a cycle has no line for. */
    private static ProvisioningEvent untold(PlanStep step, DirtyObject object, DirectoryView seen) {
        return switch (step) {
            case PlanStep.SoftDelete delete ->
                event(
                        Action.STAGED_DELETE,
                        Status.WARNING,
                        object,
                        seen,
                        "DeleteLeftToCycle",
                        "It is not to be synchronised any more: " + delete.reason() + ".",
                        "Nothing is deleted on demand; the next cycle does, unless deletes are held.",
                        delete.reason().name());
            case PlanStep.Disable disable ->
                event(
                        Action.STAGED_DELETE,
                        Status.WARNING,
                        object,
                        seen,
                        "DeleteLeftToCycle",
                        "It is not to be synchronised any more, and is to be disabled: " + disable.reason() + ".",
                        "Nothing is disabled on demand; the next cycle does, unless deletes are held.",
                        disable.reason().name());
            case PlanStep.Skip skip ->
                event(Action.OTHER, Status.SKIPPED, object, seen, skip.code(), skip.detail(), "", null);
            case PlanStep.Create _,
                    PlanStep.Link _,
                    PlanStep.Update _,
                    PlanStep.Restore _,
                    PlanStep.Unchanged _,
                    PlanStep.Fail _ ->
                event(
                        Action.OTHER,
                        Status.SKIPPED,
                        object,
                        seen,
                        StepKind.NOTHING_TO_DO,
                        "The object of the tenant directory is as it is to be.",
                        "",
                        null);
        };
    }

    private static ProvisioningEvent event(
            Action action,
            Status status,
            DirtyObject object,
            DirectoryView seen,
            String code,
            String reason,
            String nextStep,
            @Nullable String cause) {
        ObjectGuid guid = object.object().guid();
        return new ProvisioningEvent(
                action,
                status,
                new Source(guid.value(), object.object().objectClass(), object.displayName()),
                Optional.ofNullable(seen.linked().get(guid))
                        .map(target -> new Target(
                                target.id(),
                                target.kind().dbName(),
                                target.text("displayName").orElse(target.id().toString()))),
                ModifiedProperties.NONE,
                code,
                reason,
                nextStep.isEmpty() ? null : nextStep,
                cause);
    }
}
