package org.footbridge.service.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.logs.LoggedEvent.End;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.Test;

/** Steps are made from what an event says. */
class StepsTest {
    private static List<String> steps(Action action, Status status, String code) {
        return event(action, status, code).steps().stream()
                .map(step -> step.name() + " " + step.kind().text() + " "
                        + step.status().text())
                .toList();
    }

    private static LoggedEvent event(Action action, Status status, String code) {
        return new LoggedEvent(
                new TenantId(UUID.randomUUID()),
                UUID.randomUUID(),
                Instant.EPOCH,
                UUID.randomUUID(),
                UUID.randomUUID(),
                Optional.of("corp"),
                Optional.empty(),
                Optional.empty(),
                action,
                status,
                new End(Optional.of(UUID.randomUUID()), Optional.of("user"), Optional.of("Ann")),
                new End(Optional.empty(), Optional.empty(), Optional.empty()),
                "[]",
                code.isEmpty() ? Optional.empty() : Optional.of(code),
                Optional.of("Because."),
                Optional.empty(),
                0);
    }

    @Test
    void whatIsMadeComesThroughAllOfThem() {
        assertThat(steps(Action.CREATE, Status.SUCCESS, ""))
                .containsExactly(
                        "EntryImportAdd import success",
                        "EntrySynchronizationScoping scoping success",
                        "EntryImport matching success",
                        "EntrySynchronizationAdd processing success",
                        "EntryExportAdd export success");
    }

    @Test
    void whatIsLeftOutEndsAtScoping() {
        assertThat(steps(Action.OTHER, Status.SKIPPED, "OutOfScope"))
                .containsExactly("EntryImportUpdate import success", "EntrySynchronizationScoping scoping skipped");
        assertThat(event(Action.OTHER, Status.SKIPPED, "OutOfScope").steps().getLast())
                .returns("Because.", Step::description)
                .returns("false", step -> step.details().get("Scoping filter evaluation passed"));
    }

    @Test
    void whatFailsEndsWhereItFails() {
        assertThat(steps(Action.CREATE, Status.FAILURE, "InvalidSoftMatch"))
                .endsWith("EntryImport matching failure")
                .hasSize(3);
        assertThat(steps(Action.UPDATE, Status.FAILURE, "MappingFailed"))
                .endsWith("EntrySynchronizationUpdate processing failure")
                .hasSize(4);
        assertThat(steps(Action.UPDATE, Status.FAILURE, "DuplicateProxyAddress"))
                .endsWith("EntryExportUpdate export failure")
                .hasSize(5);
    }

    @Test
    void whatIsDeletedIsNotEvaluated() {
        assertThat(steps(Action.DELETE, Status.SUCCESS, "DELETED"))
                .containsExactly(
                        "EntryImportDelete import success",
                        "EntrySynchronizationScoping scoping success",
                        "EntryImport matching success",
                        "EntryExportDelete export success");
        assertThat(event(Action.DELETE, Status.SUCCESS, "DELETED")
                        .steps()
                        .get(1)
                        .details())
                .containsEntry("Active in the source system", "false");
    }

    @Test
    void referencesAreResolvedAndWritten() {
        assertThat(steps(Action.UPDATE, Status.SUCCESS, StepKind.REFERENCES_CHANGED))
                .containsExactly(
                        "EntryImportUpdate import success",
                        "EntryReferenceResolution referenceResolution success",
                        "EntryExportUpdate export success");
    }
}
