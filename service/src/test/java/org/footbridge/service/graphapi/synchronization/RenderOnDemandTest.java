package org.footbridge.service.graphapi.synchronization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.Step;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.ondemand.Provisioned;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RenderOnDemandTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    private final UUID source = UUID.randomUUID();
    private final UUID target = UUID.randomUUID();
    private final UUID cycle = UUID.randomUUID();

    private LoggedEvent event(Action action, Status status, String code, String modified) {
        return new LoggedEvent(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                NOON,
                cycle,
                UUID.randomUUID(),
                Optional.of("corp"),
                Optional.of(new End(Optional.empty(), Optional.of("directory"), Optional.of("corp.example"))),
                Optional.of("client 1"),
                action,
                status,
                new End(Optional.of(source), Optional.of("user"), Optional.of("Ann")),
                new End(Optional.of(target), Optional.of("user"), Optional.of("Ann Smith")),
                modified,
                Optional.of(code).filter(text -> !text.isEmpty()),
                Optional.of("Because."),
                Optional.empty(),
                Optional.empty(),
                12);
    }

    private JsonNode part(String name, LoggedEvent event, List<LoggedEvent> others) {
        Provisioned provisioned = new Provisioned(
                cycle,
                true,
                true,
                NOON,
                Duration.ofSeconds(2),
                new ObjectGuid(source),
                "user",
                "CN=Ann,DC=corp,DC=example",
                event,
                List.of(new Step(
                        "EntryExportAdd", StepKind.EXPORT, Status.SUCCESS, "It was made.", Map.of("target", "t"))),
                others);
        return JsonMapper.shared()
                .readTree(RenderOnDemand.pair(provisioned).path(name).asString());
    }

    @Test
    void aSuccessIsAPairOfTwoTextsThatAreJson() {
        LoggedEvent created = event(
                Action.CREATE,
                Status.SUCCESS,
                "",
                "[{\"displayName\":\"jobTitle\",\"oldValue\":null,\"newValue\":\"Baker\"}]");
        LoggedEvent references = event(
                Action.UPDATE,
                Status.SUCCESS,
                "ReferencesChanged",
                "[{\"displayName\":\"members\",\"oldValue\":null,\"newValue\":\"Ben\"}]");

        JsonNode key = part("key", created, List.of(references));
        JsonNode value = part("value", created, List.of(references));

        assertThat(key.path("result").asString()).isEqualTo("Success");
        assertThat(key.path("details").isNull()).isTrue();
        assertThat(value.path("action").asString()).isEqualTo("Create");
        assertThat(value.path("cycleId").asString()).isEqualTo(cycle.toString());
        assertThat(value.path("startTime").asString()).isEqualTo("2026-01-31T12:00:00Z");
        assertThat(value.path("endTime").asString()).isEqualTo("2026-01-31T12:00:02Z");
        assertThat(value.path("reportableIdentifier").asString()).isEqualTo("CN=Ann,DC=corp,DC=example");
        assertThat(value.path("modifiedProperties")
                        .valueStream()
                        .map(property -> property.path("displayName").asString()))
                .containsExactly("jobTitle", "members");
        assertThat(value.at("/provisioningSteps/0/name").asString()).isEqualTo("EntryExportAdd");
        assertThat(value.at("/provisioningSteps/0/type").asString()).isEqualTo("Export");
        assertThat(value.at("/provisioningSteps/0/details/target").asString()).isEqualTo("t");
        assertThat(value.at("/sourceIdentity/id").asString()).isEqualTo(source.toString());
        assertThat(value.at("/sourceSystem/name").asString()).isEqualTo("corp.example");
        assertThat(value.at("/targetIdentity/id").asString()).isEqualTo(target.toString());
        assertThat(value.at("/statusInfo/status").asString()).isEqualTo("Success");
        assertThat(value.at("/statusInfo/errorCategory").asString()).isEqualTo("None");
    }

    @Test
    void aFailureSaysItsCodeInBoth() {
        LoggedEvent failed = event(Action.CREATE, Status.FAILURE, "AttributeTooLarge", "[]");

        assertThat(part("key", failed, List.of()).at("/details/errorCode").asString())
                .isEqualTo("AttributeTooLarge");
        assertThat(part("value", failed, List.of())
                        .at("/statusInfo/errorCategory")
                        .asString())
                .isEqualTo("Failure");
    }
}
