package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.footbridge.service.plans.DiffPlans.Difference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A line that only one of two has, as administrators see it; spelled as in the API.
 *
 * @param side {@code this} or {@code other}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DifferenceView(
        String side,
        @Nullable UUID sourceGuid,
        @Nullable String sourceName,
        String action,
        String status,
        @Nullable String code,
        JsonNode modifiedProperties) {

    static DifferenceView of(Difference difference) {
        return new DifferenceView(
                difference.side(),
                difference.sourceGuid(),
                difference.sourceName(),
                difference.action(),
                difference.status(),
                difference.code(),
                JsonMapper.shared().readTree(difference.modified()));
    }
}
