package org.footbridge.service.logs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.engine.planning.DeleteReason;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;

/**
 * Makes the steps of an event from its action, status and code. They are not stored: an initial cycle writes a line for each
 * object, and nearly all of them say the same.
 */
final class DeriveSteps {
    private static final String LINKED = "Linked";
    private static final String HANDED_OVER = "HandedOver";
    private static final Set<String> LEAVING =
            Stream.of(DeleteReason.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> GONE = Set.of(DeleteReason.DELETED.name(), DeleteReason.ABSENT.name());

    private final LoggedEvent event;
    private final StepKind decided;

    private DeriveSteps(LoggedEvent event) {
        this.event = event;
        this.decided = StepKind.decidedAt(event.status(), event.code().orElse(null));
    }

    static List<Step> of(LoggedEvent event) {
        return new DeriveSteps(event).steps();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (StepKind kind : way()) {
            Status status = kind == decided ? event.status() : Status.SUCCESS;
            steps.add(new Step(name(kind), kind, status, description(kind, status), details(kind)));
            if (kind == decided && kind != StepKind.REFERENCE_RESOLUTION) {
                break;
            }
        }
        return steps;
    }

    /** Of references nothing is matched or evaluated; what leaves has no values to be evaluated. */
    private List<StepKind> way() {
        if (decided == StepKind.REFERENCE_RESOLUTION || isOfMembers()) {
            return List.of(StepKind.IMPORT, StepKind.REFERENCE_RESOLUTION, StepKind.EXPORT);
        }
        return isLeaving()
                ? List.of(StepKind.IMPORT, StepKind.SCOPING, StepKind.MATCHING, StepKind.EXPORT)
                : List.of(StepKind.IMPORT, StepKind.SCOPING, StepKind.MATCHING, StepKind.PROCESSING, StepKind.EXPORT);
    }

    private String name(StepKind kind) {
        return switch (kind) {
            case IMPORT -> "EntryImport" + verb();
            case SCOPING -> "EntrySynchronizationScoping";
            case MATCHING -> "EntryImport";
            case PROCESSING -> "EntrySynchronization" + verb();
            case REFERENCE_RESOLUTION -> "EntryReferenceResolution";
            case EXPORT ->
                event.action() == Action.OTHER || event.status() == Status.SKIPPED
                        ? "EntrySynchronizationSkip"
                        : "EntryExport" + verb();
        };
    }

    private String verb() {
        if (isOfMembers()) {
            return "Update";
        }
        return switch (event.action()) {
            case CREATE -> "Add";
            case UPDATE, RESTORE, DISABLE, OTHER -> "Update";
            case DELETE, STAGED_DELETE -> "Delete";
        };
    }

    private String description(StepKind kind, Status status) {
        if (kind == decided && status != Status.SUCCESS) {
            return event.reason().orElseGet(() -> event.code().orElse("It ended here."));
        }
        return switch (kind) {
            case IMPORT -> "It was read from the connected directory.";
            case SCOPING ->
                isLeaving() ? event.reason().orElse("It is not to be synchronised any more.") : "It is in scope.";
            case MATCHING -> matched();
            case PROCESSING -> "Its values were made by the mappings.";
            case REFERENCE_RESOLUTION -> "The objects that it names were found in the tenant directory.";
            case EXPORT -> exported();
        };
    }

    private String matched() {
        if (event.action() == Action.CREATE) {
            return "The tenant directory has no object that it stands for.";
        }
        return event.code().filter(LINKED::equals).isPresent()
                ? event.reason().orElse("An object that was there is taken over.")
                : "It is linked to an object of the tenant directory.";
    }

    private String exported() {
        return switch (event.action()) {
            case CREATE -> "It was made in the tenant directory.";
            case UPDATE -> "It was changed in the tenant directory.";
            case DISABLE ->
                isLeaving()
                        ? "Its account was disabled in the tenant directory, where it stays."
                        : "Its account was disabled in the tenant directory.";
            case RESTORE -> "It was brought back in the tenant directory.";
            case DELETE -> "It was deleted in the tenant directory; it can be restored.";
            case STAGED_DELETE -> "Its delete is held.";
            case OTHER -> event.reason().orElse("Nothing was written to the tenant directory.");
        };
    }

    private Map<String, String> details(StepKind kind) {
        Map<String, String> details = new LinkedHashMap<>();
        switch (kind) {
            case IMPORT -> {
                put(details, "objectGUID", event.source().id());
                put(details, "objectClass", event.source().type().filter(type -> !type.isEmpty()));
            }
            case SCOPING -> {
                details.put("Active in the source system", Boolean.toString(!isGone()));
                details.put(
                        "Scoping filter evaluation passed",
                        Boolean.toString(decided != StepKind.SCOPING && !isLeaving()));
            }
            case MATCHING -> put(details, "target", event.target().id().filter(id -> event.action() != Action.CREATE));
            case PROCESSING, REFERENCE_RESOLUTION -> {}
            case EXPORT -> {
                put(details, "target", event.target().id());
                if (name(kind).equals("EntrySynchronizationSkip")) {
                    put(details, "SkipReason", event.code());
                }
            }
        }
        return details;
    }

    /** Not the group leaves, but members of it. */
    private boolean isOfMembers() {
        return event.cause().filter(ProvisioningEvent.MEMBERS::equals).isPresent();
    }

    /** Whatever becomes of it: it may be deleted, disabled or held, or go over to another configuration. */
    private boolean isLeaving() {
        return !isOfMembers()
                && (event.action() == Action.DELETE
                        || event.action() == Action.STAGED_DELETE
                        || causes().anyMatch(LEAVING::contains)
                        || event.code().filter(HANDED_OVER::equals).isPresent());
    }

    private boolean isGone() {
        return causes().anyMatch(GONE::contains);
    }

    private Stream<String> causes() {
        return Stream.concat(event.cause().stream(), event.code().stream());
    }

    private static void put(Map<String, String> details, String name, Optional<?> value) {
        value.ifPresent(given -> details.put(name, given.toString()));
    }
}
