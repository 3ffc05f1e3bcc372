package org.footbridge.service.adminapi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.logs.Step;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An event of the provisioning log as administrators see it; spelled as in the API.
 *
 * @param id of the event and of the change
 * @param configurationId also of the configuration's one job
 * @param durationInMilliseconds of the work of which the event tells a part; 0 when it was not measured
 * @param steps in order; the last one decided
 */
public record EventView(
        UUID id,
        Instant activityDateTime,
        UUID cycleId,
        UUID configurationId,
        @Nullable String configuration,
        String action,
        String status,
        int durationInMilliseconds,
        Identity source,
        Identity target,
        JsonNode modifiedProperties,
        List<StepView> steps,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String nextStep) {

    /** One end of the event; its members are null when the event has no such end (yet). */
    public record Identity(
            @Nullable String id,
            @Nullable String type,
            @Nullable String name) {
        static Identity of(End end) {
            return new Identity(
                    end.id().map(UUID::toString).orElse(null),
                    end.type().orElse(null),
                    end.name().orElse(null));
        }
    }

    /** @param type import, scoping, matching, processing, referenceResolution, export */
    public record StepView(String name, String type, String status, String description, Map<String, String> details) {
        static StepView of(Step step) {
            return new StepView(
                    step.name(), step.kind().text(), step.status().text(), step.description(), step.details());
        }
    }

    static EventView of(LoggedEvent event) {
        return new EventView(
                event.id(),
                event.at(),
                event.cycle(),
                event.configurationId(),
                event.configuration().orElse(null),
                event.action().text(),
                event.status().text(),
                event.milliseconds(),
                Identity.of(event.source()),
                Identity.of(event.target()),
                JsonMapper.shared().readTree(event.modified()),
                event.steps().stream().map(StepView::of).toList(),
                event.code().orElse(null),
                event.reason().orElse(null),
                event.nextStep().orElse(null));
    }
}
