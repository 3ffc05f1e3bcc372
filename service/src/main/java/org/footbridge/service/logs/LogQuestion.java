package org.footbridge.service.logs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.tenants.TenantId;

/**
 * Which events of a tenant: each condition that is added restricts further. A value of its own, so that every way of reading
 * the log asks the same.
 */
public final class LogQuestion {
    private final List<String> conditions;
    private final List<Object> values;

    private LogQuestion(List<String> conditions, List<Object> values) {
        this.conditions = List.copyOf(conditions);
        this.values = List.copyOf(values);
    }

    /** All of the tenant. */
    public static LogQuestion of(TenantId tenant) {
        return new LogQuestion(List.of("e.tenant_id = ?"), List.of(tenant.value()));
    }

    public LogQuestion change(UUID id) {
        return and("e.id = ?", id);
    }

    public LogQuestion cycle(UUID cycle) {
        return and("e.cycle_id = ?", cycle);
    }

    /** @param configuration id; each has one job */
    public LogQuestion configuration(UUID configuration) {
        return and("e.configuration_id = ?", configuration);
    }

    public LogQuestion target(UUID object) {
        return and("e.object_id = ?", object);
    }

    public LogQuestion source(UUID guid) {
        return and("e.source_guid = ?", guid);
    }

    /** @param what objectGUID, id in the tenant directory, or the name at either end, without regard to case */
    public LogQuestion identity(String what) {
        Optional<UUID> id = uuid(what);
        return id.isPresent()
                ? and("(e.source_guid = ? or e.object_id = ?)", id.get(), id.get())
                : and("(lower(e.source_name) = lower(?) or lower(e.object_name) = lower(?))", what, what);
    }

    /** @param beginning of the name at either end, without regard to case; of an objectGUID or id, all of it */
    public LogQuestion name(String beginning) {
        return uuid(beginning).isPresent()
                ? identity(beginning)
                : and(
                        "(starts_with(lower(e.source_name), lower(?)) or starts_with(lower(e.object_name), lower(?)))",
                        beginning,
                        beginning);
    }

    public LogQuestion action(Action action) {
        return and("e.action = ?", action.text());
    }

    public LogQuestion status(Status status) {
        return and("e.status = ?", status.text());
    }

    public LogQuestion code(String code) {
        return and("e.code = ?", code);
    }

    /** Events that were decided at the step. */
    public LogQuestion step(StepKind step) {
        return and(StepKind.sql() + " = ?", step.text());
    }

    /** From that moment on. */
    public LogQuestion since(Instant moment) {
        return and("e.at >= ?", moment.atOffset(ZoneOffset.UTC));
    }

    /** Before that moment. */
    public LogQuestion until(Instant moment) {
        return and("e.at < ?", moment.atOffset(ZoneOffset.UTC));
    }

    /** Events that come after this one when the newest comes first. */
    public LogQuestion behind(Instant at, UUID id) {
        return and("(e.at, e.id) < (?, ?)", at.atOffset(ZoneOffset.UTC), id);
    }

    String conditions() {
        return String.join(" and ", conditions);
    }

    List<Object> values() {
        return values;
    }

    private LogQuestion and(String condition, Object... more) {
        List<String> allConditions = new ArrayList<>(conditions);
        allConditions.add(condition);
        List<Object> allValues = new ArrayList<>(values);
        allValues.addAll(List.of(more));
        return new LogQuestion(allConditions, allValues);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
