package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenderEventTest {
    private static final End NOBODY = new End(Optional.empty(), Optional.empty(), Optional.empty());

    private static JsonNode initiator(String initiator) {
        return new RenderEvent(JsonMapper.shared())
                .event(new LoggedEvent(
                        new TenantId(UUID.randomUUID()),
                        UUID.randomUUID(),
                        Instant.EPOCH,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        Optional.of("corp"),
                        Optional.empty(),
                        Optional.of(initiator),
                        Action.CREATE,
                        Status.SUCCESS,
                        NOBODY,
                        NOBODY,
                        "[]",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        0))
                .path("initiatedBy");
    }

    @Test
    void aClientThatAskedIsNamedAndTheScheduleIsTheSystem() {
        assertThat(initiator("client 17").path("id").asString()).isEqualTo("17");
        assertThat(initiator("client 17").path("initiatorType").asString()).isEqualTo("application");
        assertThat(initiator("schedule").path("id").asString()).isEmpty();
        assertThat(initiator("schedule").path("initiatorType").asString()).isEqualTo("system");
    }
}
