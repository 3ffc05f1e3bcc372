package org.footbridge.service.adminapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.tenants.TenantId;

/**
 * The filters of a request for the provisioning log, each given at most once.
 *
 * @param given as they were written, by name
 */
public record EventFilter(Map<String, String> given) {
    private static final Map<String, BiFunction<LogQuestion, String, LogQuestion>> FILTERS = filters();

    /** @param others parameters that are no filters */
    public static EventFilter read(Map<String, String[]> parameters, Set<String> others) {
        Map<String, String> given = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (others.contains(name)) {
                return;
            }
            if (!FILTERS.containsKey(name)) {
                throw RequestBody.invalid("The log cannot be filtered by \"" + name + "\". It can be by "
                        + String.join(", ", FILTERS.keySet()) + ".");
            }
            if (values.length != 1 || values[0].isBlank() || values[0].indexOf('\0') >= 0) {
                throw RequestBody.invalid("\"" + name + "\" has no value, or several.");
            }
            given.put(name, values[0].strip());
        });
        return new EventFilter(given);
    }

    public LogQuestion question(TenantId tenant) {
        LogQuestion question = LogQuestion.of(tenant);
        for (Map.Entry<String, String> filter : given.entrySet()) {
            question =
                    FILTERS.getOrDefault(filter.getKey(), (all, value) -> all).apply(question, filter.getValue());
        }
        return question;
    }

    private static Map<String, BiFunction<LogQuestion, String, LogQuestion>> filters() {
        Map<String, BiFunction<LogQuestion, String, LogQuestion>> filters = new LinkedHashMap<>();
        filters.put("identity", LogQuestion::identity);
        filters.put("name", LogQuestion::name);
        filters.put("object", (all, value) -> all.target(guid("object", value)));
        filters.put("source", (all, value) -> all.source(guid("source", value)));
        filters.put(
                "action",
                (all, value) -> all.action(Action.named(value)
                        .orElseThrow(() -> oneOf("action", List.of(Action.values()), Action::text))));
        filters.put(
                "status",
                (all, value) -> all.status(Status.named(value)
                        .orElseThrow(() -> oneOf("status", List.of(Status.values()), Status::text))));
        filters.put(
                "step",
                (all, value) -> all.step(StepKind.parse(value)
                        .orElseThrow(() -> oneOf("step", List.of(StepKind.values()), StepKind::text))));
        filters.put("code", LogQuestion::code);
        filters.put("since", (all, value) -> all.since(moment("since", value)));
        filters.put("until", (all, value) -> all.until(moment("until", value)));
        filters.put("job", (all, value) -> all.configuration(guid("job", value.substring(value.lastIndexOf('.') + 1))));
        filters.put("cycle", (all, value) -> all.cycle(guid("cycle", value)));
        filters.put("change", (all, value) -> all.change(guid("change", value)));
        return filters;
    }

    private static UUID guid(String name, String value) {
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException e) {
            throw RequestBody.invalid("\"" + name + "\" is not a GUID.");
        }
    }

    private static Instant moment(String name, String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeException e) {
            throw RequestBody.invalid("\"" + name + "\" is not a moment such as 2026-01-31T12:00:00Z.");
        }
    }

    static <T> RuntimeException oneOf(String name, List<T> values, Function<T, String> text) {
        return RequestBody.invalid("\"" + name + "\" is none of "
                + String.join(", ", values.stream().map(text).toList()) + ".");
    }
}
