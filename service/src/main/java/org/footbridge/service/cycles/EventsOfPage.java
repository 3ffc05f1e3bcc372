package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.PropertyValue;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.planning.PropertyChange;
import org.footbridge.service.directory.PropertyJson;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.staging.DirtyObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lines of the provisioning log for one page. */
final class EventsOfPage {
    private final Map<ObjectGuid, DirtyObject> objects;
    private final Map<UUID, DirectoryObject> targets;
    private final List<ProvisioningEvent> events = new ArrayList<>();

    EventsOfPage(Map<ObjectGuid, DirtyObject> objects, Map<UUID, DirectoryObject> targets) {
        this.objects = objects;
        this.targets = targets;
    }

    List<ProvisioningEvent> list() {
        return events;
    }

    void created(PlanStep.Create create, UUID id) {
        ArrayNode modified = JsonMapper.shared().createArrayNode();
        create.desired()
                .properties()
                .forEach((name, value) -> modified.add(line(name, Optional.empty(), Optional.of(value))));
        Target target = target(id, create.desired().kind(), create.desired().properties());
        add(Action.CREATE, Status.SUCCESS, create.guid(), Optional.of(target), modified, null, null, null);
    }

    void linked(PlanStep.Link link) {
        String reason =
                "Taken over: found by its " + (link.how().name().equals("HARD") ? "anchor" : "name or address") + ".";
        add(
                Action.UPDATE,
                Status.SUCCESS,
                link.guid(),
                target(link.id()),
                lines(link.changes()),
                "Linked",
                reason,
                null);
    }

    void updated(PlanStep.Update update) {
        add(
                Action.UPDATE,
                Status.SUCCESS,
                update.guid(),
                target(update.id()),
                lines(update.changes()),
                null,
                null,
                null);
    }

    void restored(PlanStep.Restore restore) {
        add(
                Action.RESTORE,
                Status.SUCCESS,
                restore.guid(),
                target(restore.id()),
                lines(restore.changes()),
                null,
                "Its source is back.",
                null);
    }

    void deleted(PlanStep.SoftDelete delete) {
        String reason = switch (delete.reason()) {
            case DELETED -> "It was deleted in the directory.";
            case ABSENT -> "A complete reading of the directory did not find it.";
            case OUT_OF_SCOPE -> "It is no longer in a container, or a member of a group, that is synchronised.";
            case FILTERED -> "It does not meet the attribute filter any more.";
            case EXCLUDED -> "It has become an object that is not synchronised.";
        };
        add(
                Action.DELETE,
                Status.SUCCESS,
                delete.guid(),
                target(delete.id()),
                JsonMapper.shared().createArrayNode(),
                delete.reason().name(),
                reason,
                "It can be restored for 30 days, and is when its source comes back.");
    }

    void skipped(PlanStep.Skip skip) {
        add(
                Action.OTHER,
                Status.SKIPPED,
                skip.guid(),
                Optional.empty(),
                JsonMapper.shared().createArrayNode(),
                skip.code(),
                skip.detail(),
                null);
    }

    void failed(ObjectGuid guid, Optional<UUID> id, Failure failure) {
        add(
                Action.OTHER,
                Status.FAILURE,
                guid,
                id.flatMap(this::target),
                JsonMapper.shared().createArrayNode(),
                failure.code(),
                failure.message(),
                failure.nextStep());
    }

    private void add(
            Action action,
            Status status,
            ObjectGuid guid,
            Optional<Target> target,
            ArrayNode modified,
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

    private static ArrayNode lines(List<PropertyChange> changes) {
        ArrayNode array = JsonMapper.shared().createArrayNode();
        changes.forEach(change -> array.add(line(change.property(), change.before(), change.after())));
        return array;
    }

    private static ObjectNode line(String property, Optional<PropertyValue> before, Optional<PropertyValue> after) {
        ObjectNode line = JsonMapper.shared().createObjectNode();
        line.put("displayName", property);
        line.put("oldValue", before.map(EventsOfPage::text).orElse(null));
        line.put("newValue", after.map(EventsOfPage::text).orElse(null));
        return line;
    }

    private static String text(PropertyValue value) {
        JsonNode node = PropertyJson.write(value);
        return node.isString() ? node.asString() : node.toString();
    }
}
