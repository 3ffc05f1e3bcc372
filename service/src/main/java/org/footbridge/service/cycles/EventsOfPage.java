package org.footbridge.service.cycles;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.AccountExpiry;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.engine.planning.DirectoryView;
import org.footbridge.engine.planning.HeldValue;
import org.footbridge.engine.planning.Holder;
import org.footbridge.engine.planning.MatchKind;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.planning.PropertyChange;
import org.footbridge.service.directory.PropertyJson;
import org.footbridge.service.logs.ModifiedProperties;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.staging.DirtyObject;
import org.jspecify.annotations.Nullable;

/** The lines of the provisioning log for one page. */
final class EventsOfPage {
    /** Code of what leaves and is not deleted, because another configuration goes on with it. */
    static final String HANDED_OVER = "HandedOver";

    /** Characters of a value that are told; photos and certificates are not for reading. */
    private static final int LONGEST_VALUE = 4_000;

    private static final String ACCOUNT_ENABLED = "accountEnabled";

    private final Map<ObjectGuid, DirtyObject> objects;
    private final Map<UUID, DirectoryObject> targets;
    private final DirectoryView view;
    private final Map<ObjectGuid, Set<String>> redacted;
    private final Instant now;
    private final List<ProvisioningEvent> events = new ArrayList<>();

    /**
     * @param targets every object that the view knows, by its id
     * @param redacted properties whose values are not shown, of the objects that have some
     * @param now what was planned for
     */
    EventsOfPage(
            Map<ObjectGuid, DirtyObject> objects,
            Map<UUID, DirectoryObject> targets,
            DirectoryView view,
            Map<ObjectGuid, Set<String>> redacted,
            Instant now) {
        this.objects = objects;
        this.targets = targets;
        this.view = view;
        this.redacted = redacted;
        this.now = now;
    }

    List<ProvisioningEvent> list() {
        return events;
    }

    void created(PlanStep.Create create, UUID id) {
        ModifiedProperties modified = new ModifiedProperties();
        create.desired()
                .properties()
                .forEach((name, value) -> modified.add(name, null, shown(create.guid(), name, value)));
        Target target = target(id, create.desired().kind(), create.desired().properties());
        changed(
                Action.CREATE,
                create.guid(),
                Optional.of(target),
                modified.json(),
                waiting(create.guid(), List.of(), create.held()));
    }

    void linked(PlanStep.Link link) {
        MatchKey by = link.match().key();
        String reason = "Taken over: found by its "
                + (link.match().kind() == MatchKind.HARD
                        ? "anchor"
                        : by.property() + " " + shown(link.guid(), by.property(), by.value()))
                + ".";
        Told told = waiting(link.guid(), List.of(), link.held());
        changed(
                Action.UPDATE,
                link.guid(),
                target(link.id()),
                lines(link.guid(), link.changes()),
                told.code() == null
                        ? new Told(Status.SUCCESS, "Linked", reason, null)
                        : new Told(told.status(), told.code(), reason + " " + told.reason(), told.nextStep()));
    }

    void updated(PlanStep.Update update) {
        Told told = waiting(update.guid(), before(update.id()), update.held());
        changed(
                disables(update.changes()) ? Action.DISABLE : Action.UPDATE,
                update.guid(),
                target(update.id()),
                lines(update.guid(), update.changes()),
                told.code() == null ? expiry(update) : told);
    }

    private static boolean disables(List<PropertyChange> changes) {
        return changes.stream()
                .anyMatch(change -> change.property().equals(ACCOUNT_ENABLED)
                        && change.after()
                                .filter(after -> after.equals(new PropertyValue.Flag(false)))
                                .isPresent());
    }

    /** The directory tells nothing when an account expires, so the line does. */
    private Told expiry(PlanStep.Update update) {
        DirtyObject object = objects.get(update.guid());
        Optional<Instant> moment = object == null ? Optional.empty() : AccountExpiry.of(object.object());
        boolean turned =
                update.changes().stream().anyMatch(change -> change.property().equals(ACCOUNT_ENABLED));
        if (!turned || moment.isEmpty()) {
            return new Told(Status.SUCCESS, null, null, null);
        }
        return moment.get().isAfter(now)
                ? new Told(Status.SUCCESS, null, "Its accountExpires, " + moment.get() + ", has not come yet.", null)
                : new Told(
                        Status.SUCCESS,
                        "AccountExpired",
                        "Its accountExpires, " + moment.get() + ", has come.",
                        "Put accountExpires off in the directory if it is to be enabled again.");
    }

    void restored(PlanStep.Restore restore) {
        Told told = waiting(restore.guid(), before(restore.id()), restore.held());
        changed(
                Action.RESTORE,
                restore.guid(),
                target(restore.id()),
                lines(restore.guid(), restore.changes()),
                told.code() == null ? new Told(Status.SUCCESS, null, "Its source is back.", null) : told);
    }

    private List<HeldValue> before(UUID id) {
        return view.held().getOrDefault(id, List.of());
    }

    /** What a line says beside what changed. */
    private record Told(
            Status status,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String nextStep) {}

    /** Says which values are held, when they were not before, or that they are not any more. */
    private Told waiting(ObjectGuid guid, List<HeldValue> before, List<HeldValue> after) {
        Set<MatchKey> waited = before.stream().map(HeldValue::key).collect(Collectors.toSet());
        List<HeldValue> more =
                after.stream().filter(value -> !waited.contains(value.key())).toList();
        if (!more.isEmpty()) {
            return new Told(
                    Status.WARNING,
                    "PropertyConflict",
                    more.stream()
                            .map(value -> "It goes without the " + named(value.key()) + " "
                                    + shown(guid, value.key().property(), value.value()) + ": "
                                    + holder(value.holder()) + " has it.")
                            .collect(Collectors.joining(" ")),
                    "Change it on one of the two; the object gets it as soon as the other lets go of it.");
        }
        return waited.isEmpty() || !after.isEmpty()
                ? new Told(Status.SUCCESS, null, null, null)
                : new Told(Status.SUCCESS, "PropertyConflictEnded", "It does not go without anything any more.", null);
    }

    private static String named(MatchKey key) {
        return key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME) ? "user principal name" : "address";
    }

    private String holder(Holder holder) {
        return switch (holder) {
            case Holder.Present(UUID id) ->
                Optional.ofNullable(targets.get(id))
                        .map(object -> "the " + object.kind().dbName() + " "
                                + object.text("displayName").orElse("without name") + " (" + id + ")")
                        .orElse("the object " + id);
            case Holder.Arriving(ObjectGuid guid) ->
                "what " + source(guid).name() + " (source object " + guid + ") becomes";
        };
    }

    private void changed(Action action, ObjectGuid guid, Optional<Target> target, String modified, Told told) {
        add(action, told.status(), guid, target, modified, told.code(), told.reason(), told.nextStep());
    }

    /** @param heir the configuration that goes on with it */
    void handedOver(PlanStep.SoftDelete delete, String heir) {
        add(
                Action.OTHER,
                Status.SUCCESS,
                delete.guid(),
                target(delete.id()),
                ModifiedProperties.NONE,
                HANDED_OVER,
                reason(delete.reason()) + " It is not deleted: the configuration '" + heir
                        + "' synchronises it too and goes on with it.",
                null);
    }

    private static String reason(DeleteReason reason) {
        return switch (reason) {
            case DELETED -> "It was deleted in the directory.";
            case ABSENT -> "It was not found when the directory was reconciled.";
            case OUT_OF_SCOPE -> "It is no longer in a container, or a member of a group, that is synchronised.";
            case FILTERED -> "It does not meet the attribute filter any more.";
            case EXCLUDED -> "It has become an object that is not synchronised.";
        };
    }

    void deleted(PlanStep.SoftDelete delete) {
        add(
                Action.DELETE,
                Status.SUCCESS,
                delete.guid(),
                target(delete.id()),
                ModifiedProperties.NONE,
                delete.reason().name(),
                reason(delete.reason()),
                "It can be restored for 30 days, and is when its source comes back.");
    }

    void disabled(PlanStep.Disable disable) {
        add(
                Action.DISABLE,
                Status.SUCCESS,
                disable.guid(),
                target(disable.id()),
                lines(disable.guid(), disable.changes()),
                disable.reason().name(),
                reason(disable.reason()) + " It is disabled, not deleted, as was chosen.",
                "It is enabled again when it is back in scope.");
    }

    void skipped(PlanStep.Skip skip) {
        add(
                Action.OTHER,
                Status.SKIPPED,
                skip.guid(),
                Optional.empty(),
                ModifiedProperties.NONE,
                skip.code(),
                skip.detail(),
                null);
    }

    /** What failed would have been made, or changed if it is there already. */
    void failed(ObjectGuid guid, Optional<UUID> id, Failure failure) {
        add(
                view.linked().containsKey(guid) ? Action.UPDATE : Action.CREATE,
                Status.FAILURE,
                guid,
                id.flatMap(this::target),
                ModifiedProperties.NONE,
                failure.code(),
                failure.message(),
                failure.nextStep());
    }

    private void add(
            Action action,
            Status status,
            ObjectGuid guid,
            Optional<Target> target,
            String modified,
            @Nullable String code,
            @Nullable String reason,
            @Nullable String nextStep) {
        events.add(new ProvisioningEvent(action, status, source(guid), target, modified, code, reason, nextStep));
    }

    private Source source(ObjectGuid guid) {
        DirtyObject object = objects.get(guid);
        return object == null
                ? new Source(guid.value(), "", "")
                : new Source(guid.value(), object.object().objectClass(), object.displayName());
    }

    private Optional<Target> target(UUID id) {
        return Optional.ofNullable(targets.get(id)).map(object -> target(id, object.kind(), object.properties()));
    }

    private static Target target(UUID id, TargetKind kind, Map<String, PropertyValue> properties) {
        String name = properties.get("displayName") instanceof PropertyValue.Text(String text) ? text : id.toString();
        return new Target(id, kind.dbName(), name);
    }

    private String lines(ObjectGuid guid, List<PropertyChange> changes) {
        ModifiedProperties modified = new ModifiedProperties();
        changes.forEach(change -> modified.add(
                change.property(),
                change.before()
                        .map(value -> shown(guid, change.property(), value))
                        .orElse(null),
                change.after()
                        .map(value -> shown(guid, change.property(), value))
                        .orElse(null)));
        return modified.json();
    }

    private String shown(ObjectGuid guid, String property, PropertyValue value) {
        return shown(guid, property, text(value));
    }

    private String shown(ObjectGuid guid, String property, String value) {
        return redacted.getOrDefault(guid, Set.of()).contains(property) ? "[Redacted]" : value;
    }

    private static String text(PropertyValue value) {
        String text = value instanceof PropertyValue.Text(String plain)
                ? plain
                : PropertyJson.write(value).toString();
        return text.length() <= LONGEST_VALUE
                ? text
                : text.substring(0, LONGEST_VALUE) + "... (" + text.length() + " characters)";
    }
}
