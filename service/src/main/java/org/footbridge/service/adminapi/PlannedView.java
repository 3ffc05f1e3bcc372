package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.footbridge.service.plans.PlannedObject;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of a plan as administrators see it; spelled as in the API. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlannedView(
        int number,
        String action,
        String status,
        @Nullable UUID sourceGuid,
        String sourceClass,
        String sourceName,
        @Nullable UUID objectId,
        @Nullable String objectKind,
        @Nullable String objectName,
        JsonNode modifiedProperties,
        @Nullable String code,
        @Nullable String reason,
        @Nullable String nextStep,
        boolean moved) {

    public static PlannedView of(PlannedObject object) {
        return new PlannedView(
                object.number(),
                object.action(),
                object.status(),
                object.sourceGuid().orElse(null),
                object.sourceClass(),
                object.sourceName(),
                object.objectId().orElse(null),
                object.objectKind().orElse(null),
                object.objectName().orElse(null),
                JsonMapper.shared().readTree(object.modified()),
                object.code().orElse(null),
                object.reason().orElse(null),
                object.nextStep().orElse(null),
                object.moved());
    }
}
