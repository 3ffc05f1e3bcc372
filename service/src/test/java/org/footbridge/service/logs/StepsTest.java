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
import org.jspecify.annotations.Nullable;
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
        return event(action, status, code, null);
    }

    private static LoggedEvent event(Action action, Status status, String code, @Nullable String cause) {
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
                Optional.ofNullable(cause),
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

    private static String scoping(LoggedEvent event, String detail) {
        return event.steps().get(1).details().getOrDefault(detail, "");
    }

    @Test
    void whoIsDisabledBecauseItLeavesIsNotInScope() {
        LoggedEvent event = event(Action.DISABLE, Status.SUCCESS, "OUT_OF_SCOPE");
        assertThat(steps(Action.DISABLE, Status.SUCCESS, "OUT_OF_SCOPE"))
                .containsExactly(
                        "EntryImportUpdate import success",
                        "EntrySynchronizationScoping scoping success",
                        "EntryImport matching success",
                        "EntryExportUpdate export success");
        assertThat(event.steps().get(1).description()).isEqualTo("Because.");
        assertThat(scoping(event, "Active in the source system")).isEqualTo("true");
        assertThat(scoping(event, "Scoping filter evaluation passed")).isEqualTo("false");
        assertThat(steps(Action.DISABLE, Status.SUCCESS, ""))
                .as("disabled by its mapping")
                .contains("EntrySynchronizationUpdate processing success");
    }

    @Test
    void aHeldDeleteOfWhatIsGoneSaysThatItIsGone() {
        LoggedEvent gone = event(Action.STAGED_DELETE, Status.WARNING, "TooManyDeletes", "DELETED");
        LoggedEvent filtered = event(Action.STAGED_DELETE, Status.WARNING, "TooManyDeletes", "FILTERED");
        assertThat(scoping(gone, "Active in the source system")).isEqualTo("false");
        assertThat(scoping(filtered, "Active in the source system")).isEqualTo("true");
        assertThat(gone.steps().getLast())
                .returns("EntryExportDelete", Step::name)
                .returns(Status.WARNING, Step::status);
    }

    @Test
    void heldRemovalsOfMembersAreNoDeleteOfTheirGroup() {
        assertThat(
                        event(Action.STAGED_DELETE, Status.WARNING, "TooManyDeletes", ProvisioningEvent.MEMBERS)
                                .steps()
                                .stream()
                                .map(step -> step.name() + " " + step.status().text()))
                .containsExactly(
                        "EntryImportUpdate success", "EntryReferenceResolution success", "EntryExportUpdate warning");
    }

    @Test
    void whatGoesOverToAnotherConfigurationIsNotInScope() {
        assertThat(scoping(event(Action.OTHER, Status.SUCCESS, "HandedOver"), "Scoping filter evaluation passed"))
                .isEqualTo("false");
        assertThat(event(Action.OTHER, Status.SUCCESS, "HandedOver")
                        .steps()
                        .getLast()
                        .name())
                .isEqualTo("EntrySynchronizationSkip");
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
