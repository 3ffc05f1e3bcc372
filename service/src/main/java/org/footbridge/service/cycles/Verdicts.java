package org.footbridge.service.cycles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.LoseScope;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Projected;
import org.footbridge.service.directory.Application;
import org.footbridge.service.directory.Application.ChangedObject;
import org.footbridge.service.directory.Application.Gone;
import org.footbridge.service.directory.Application.HandedOver;
import org.footbridge.service.directory.Application.NewObject;
import org.footbridge.service.directory.FindHeirs.Heir;
import org.footbridge.service.health.FailedObject;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.staging.DirtyObject;

/** Turns the steps of a plan for one page into what is written: objects, outcomes, events and counts. */
final class Verdicts {
    /**
     * What becomes of a staged object.
     *
     * @param dirty it stays to be planned
     * @param forget its attributes may not be kept: it is not in scope
     */
    record Verdict(UUID guid, String outcome, Optional<String> code, boolean dirty, boolean forget) {
        /** Whether that is what is staged already. */
        private boolean isNoted(DirtyObject object) {
            boolean forgotten = object.reduced()
                    && object.object().attributes().isEmpty()
                    && object.refused().isEmpty();
            return object.outcome().equals(Optional.of(outcome))
                    && object.outcomeCode().equals(code)
                    && object.waits() == dirty
                    && (!forget || forgotten);
        }
    }

    private final Pass pass;
    private final Map<ObjectGuid, DirtyObject> objects = new HashMap<>();
    private final Map<UUID, DirectoryObject> targets = new HashMap<>();
    private final DirectoryView view;
    private final List<NewObject> created = new ArrayList<>();
    private final List<ChangedObject> changed = new ArrayList<>();
    private final List<Gone> deleted = new ArrayList<>();
    private final List<HandedOver> handedOver = new ArrayList<>();
    private final Map<ObjectGuid, Heir> heirs;
    private final List<Verdict> verdicts = new ArrayList<>();
    private final List<FailedObject> failures = new ArrayList<>();
    private final EventsOfPage events;
    private int updates;
    private int restores;
    private int unchanged;
    private int skipped;
    private int failed;
    private int outOfScope;
    private int disabled;

    /**
     * @param heirs who goes on with objects that are not synchronised here any more
     * @param now what was planned for
     */
    Verdicts(
            Pass pass,
            List<DirtyObject> page,
            DirectoryView view,
            List<Projection> projections,
            Map<ObjectGuid, Heir> heirs,
            Instant now) {
        this.heirs = heirs;
        this.pass = pass;
        this.view = view;
        page.forEach(object -> objects.put(object.object().guid(), object));
        targets.putAll(view.objects());
        this.events = new EventsOfPage(objects, targets, view, redacted(projections), now);
    }

    private static Map<ObjectGuid, Set<String>> redacted(List<Projection> projections) {
        Map<ObjectGuid, Set<String>> redacted = new HashMap<>();
        for (Projection projection : projections) {
            if (projection instanceof Projected(StagedObject source, DesiredObject desired)
                    && !desired.redacted().isEmpty()) {
                redacted.put(source.guid(), desired.redacted());
            }
        }
        return redacted;
    }

    void take(PlanStep step) {
        switch (step) {
            case PlanStep.Create create -> {
                UUID id = UUID.randomUUID();
                created.add(new NewObject(create.guid(), id, create.desired(), create.held()));
                events.created(create, id);
                done(create.guid());
            }
            case PlanStep.Link link -> {
                change(link.guid(), link.id(), link.changes(), false, true, Optional.of(link.anchor()), link.held());
                events.linked(link);
                updates++;
            }
            case PlanStep.Update update -> {
                change(update.guid(), update.id(), update.changes(), false, false, Optional.empty(), update.held());
                events.updated(update);
                updates++;
            }
            case PlanStep.Restore restore -> {
                boolean link = !view.linked().containsKey(restore.guid());
                change(restore.guid(), restore.id(), restore.changes(), true, link, Optional.empty(), restore.held());
                events.restored(restore);
                restores++;
            }
            case PlanStep.SoftDelete delete -> delete(delete);
            case PlanStep.Disable disable -> disable(disable);
            case PlanStep.Unchanged same -> stay(same.guid());
            case PlanStep.Skip skip -> skip(skip);
            case PlanStep.Fail fail -> fail(fail.guid(), fail.id(), fail.failure());
        }
    }

    /** An object that is as it is to be. */
    void stay(ObjectGuid guid) {
        unchanged++;
        done(guid);
    }

    /** An object that could not even be planned. */
    void fail(ObjectGuid guid, Optional<UUID> id, Failure failure) {
        if (failure.retriable() && !pass.isLast()) {
            verdicts.add(new Verdict(guid.value(), "retry", previousCode(guid), true, false));
            return;
        }
        failed++;
        if (!previousCode(guid).equals(Optional.of(failure.code()))) {
            events.failed(guid, id, failure);
        }
        failures.add(failed(guid, failure));
        verdicts.add(new Verdict(guid.value(), "failed", Optional.of(failure.code()), false, false));
    }

    private FailedObject failed(ObjectGuid guid, Failure failure) {
        DirtyObject object = objects.get(guid);
        return object == null
                ? new FailedObject(guid.value(), "", "", failure)
                : new FailedObject(guid.value(), object.object().objectClass(), object.displayName(), failure);
    }

    /** To be listed, and tried again. */
    List<FailedObject> failures() {
        return failures;
    }

    Application application() {
        return new Application(created, changed, deleted, handedOver);
    }

    /**
     * Those that are to be written. When nothing is applied the staged objects are as they were loaded; else what is applied
     * may have woken some of them.
     */
    List<Verdict> written() {
        return application().isEmpty()
                ? verdicts.stream().filter(verdict -> !isNoted(verdict)).toList()
                : verdicts;
    }

    private boolean isNoted(Verdict verdict) {
        DirtyObject object = objects.get(new ObjectGuid(verdict.guid()));
        return object != null && verdict.isNoted(object);
    }

    List<ProvisioningEvent> events() {
        return events.list();
    }

    CycleCounts counts() {
        return new CycleCounts(
                created.size(), updates, deleted.size(), restores, unchanged, skipped, failed, outOfScope, disabled);
    }

    private void change(
            ObjectGuid guid,
            UUID id,
            List<org.footbridge.engine.planning.PropertyChange> changes,
            boolean restore,
            boolean link,
            Optional<SourceAnchor> anchor,
            List<HeldValue> held) {
        changed.add(new ChangedObject(guid, target(id), changes, restore, link, anchor, held));
        done(guid);
    }

    private DirectoryObject target(UUID id) {
        DirectoryObject before = targets.get(id);
        if (before == null) {
            throw new IllegalStateException("The plan names an object that was not loaded: " + id);
        }
        return before;
    }

    private void delete(PlanStep.SoftDelete delete) {
        Heir heir = heirs.get(delete.guid());
        if (heir != null) {
            handedOver.add(new HandedOver(delete.guid(), delete.id(), heir.configuration()));
            events.handedOver(delete, heir.name());
            skipped++;
            verdicts.add(letGo(delete));
            return;
        }
        if (!pass.appliesDeletes()) {
            verdicts.add(putAside(delete.guid(), delete.reason()));
            return;
        }
        deleted.add(new Gone(delete.guid(), delete.id()));
        outOfScope += delete.reason().isScopeLoss() ? 1 : 0;
        events.deleted(delete);
        verdicts.add(letGo(delete));
    }

    private void disable(PlanStep.Disable disable) {
        if (!pass.appliesDeletes()) {
            verdicts.add(putAside(disable.guid(), disable.reason()));
            return;
        }
        changed.add(new ChangedObject(
                disable.guid(),
                target(disable.id()),
                disable.changes(),
                false,
                false,
                Optional.empty(),
                view.held().getOrDefault(disable.id(), List.of())));
        outOfScope++;
        disabled++;
        events.disabled(disable);
        verdicts.add(new Verdict(
                disable.guid().value(),
                "skipped",
                Optional.of(LoseScope.DISABLED),
                false,
                disable.reason() == DeleteReason.OUT_OF_SCOPE));
    }

    /** Until all that are to go are known. */
    private static Verdict putAside(ObjectGuid guid, DeleteReason reason) {
        return new Verdict(guid.value(), "delete", Optional.of(reason.name()), true, false);
    }

    private static Verdict letGo(PlanStep.SoftDelete delete) {
        return new Verdict(
                delete.guid().value(),
                "skipped",
                Optional.of(delete.reason().name()),
                false,
                delete.reason() == DeleteReason.OUT_OF_SCOPE);
    }

    private void skip(PlanStep.Skip skip) {
        boolean worthALine = !skip.code().equals(Project.NOT_A_SYNCHRONISED_CLASS)
                && !skip.code().equals(Project.DELETED)
                && !skip.code().equals(Project.ABSENT);
        if (worthALine) {
            skipped++;
            if (!previousCode(skip.guid()).equals(Optional.of(skip.code()))) {
                events.skipped(skip);
            }
        }
        verdicts.add(new Verdict(skip.guid().value(), "skipped", Optional.of(skip.code()), false, skip.forget()));
    }

    private void done(ObjectGuid guid) {
        verdicts.add(new Verdict(guid.value(), "synchronised", Optional.empty(), false, false));
    }

    private Optional<String> previousCode(ObjectGuid guid) {
        DirtyObject object = objects.get(guid);
        return object == null ? Optional.empty() : object.outcomeCode();
    }
}
