package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.explain.Explanation;
import org.footbridge.engine.explain.Input;
import org.footbridge.engine.explain.Rule;
import org.footbridge.service.cycles.ExplainObject.Why;
import org.footbridge.service.logs.FindOrigins.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Why an object is, or is not, synchronised, as the API shows it.
 *
 * @param waitsFor sentences; none when nothing is to come
 */
record WhyView(
        Source object,
        String conclusion,
        String code,
        String detail,
        Last last,
        @Nullable Target target,
        List<String> waitsFor,
        List<Reason> reasons) {

    private static final Set<Rule> VALUES = Set.of(Rule.MAPPING, Rule.NAME, Rule.REFERENCES);

    /** @param guid objectGUID */
    record Source(UUID guid, String type, String distinguishedName) {}

    /**
     * @param outcome what the last planning came to: synchronised, skipped, failed; absent before the first
     * @param waits it is planned again by the next cycle
     * @param missing the last complete reading did not find it; it stays as it is
     */
    record Last(@Nullable String outcome, @Nullable String code, boolean waits, boolean missing) {}

    record Target(UUID id, String type, @Nullable String displayName, boolean deleted, boolean synced) {}

    record Looked(
            String name,
            List<String> values,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean hidden) {}

    record Reason(
            String rule,
            String name,
            List<Looked> inputs,
            String verdict,
            List<String> values,
            String code,
            String detail,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Since since) {}

    /**
     * The last event that changed a property, as far back as the log goes.
     *
     * @param cycle in which it was
     */
    record Since(Instant at, UUID event, UUID cycle, String action) {
        static Since of(Origin origin) {
            return new Since(
                    origin.at(), origin.event(), origin.cycle(), origin.action().text());
        }
    }

    /** @param origins of the properties, by name */
    static WhyView of(Why why, Map<String, Origin> origins) {
        Explanation explanation = why.explanation();
        return new WhyView(
                new Source(explanation.guid().value(), explanation.objectClass(), explanation.distinguishedName()),
                name(explanation.conclusion()),
                explanation.code(),
                explanation.detail(),
                new Last(why.outcome().orElse(null), why.outcomeCode().orElse(null), why.waits(), why.missing()),
                why.target().map(WhyView::target).orElse(null),
                waitsFor(why),
                explanation.reasons().stream()
                        .map(reason -> reason(reason, origins))
                        .toList());
    }

    /** What would have to happen before anything about the object changes again. */
    private static List<String> waitsFor(Why why) {
        List<String> waits = new ArrayList<>(why.hindrances());
        if (why.waits()) {
            waits.add("The next cycle plans it again.");
        }
        if (why.missing()) {
            waits.add("Somebody has to find out whether it is gone: footbridge reconcile.");
        }
        for (org.footbridge.engine.explain.Reason reason : why.explanation().reasons()) {
            boolean missing = reason.rule() == Rule.REFERENCES && !reason.code().isEmpty();
            if (reason.rule() == Rule.HELD || missing) {
                waits.add(reason.name() + ": " + reason.detail());
            }
        }
        return waits;
    }

    private static Target target(DirectoryObject object) {
        return new Target(
                object.id(),
                object.kind().dbName(),
                object.text("displayName").orElse(null),
                object.deleted(),
                object.synced());
    }

    private static Reason reason(org.footbridge.engine.explain.Reason reason, Map<String, Origin> origins) {
        return new Reason(
                name(reason.rule()),
                reason.name(),
                reason.inputs().stream().map(WhyView::looked).toList(),
                name(reason.verdict()),
                reason.values(),
                reason.code(),
                reason.detail(),
                VALUES.contains(reason.rule())
                        ? Optional.ofNullable(origins.get(reason.name()))
                                .map(Since::of)
                                .orElse(null)
                        : null);
    }

    private static Looked looked(Input input) {
        return new Looked(input.name(), input.values(), input.hidden());
    }

    /** As names are written in JSON: {@code INPUT_FILTER} is {@code inputFilter}. */
    private static String name(Enum<?> constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.name().split("_", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            name.append(name.isEmpty() ? lower : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
        }
        return name.toString();
    }
}
