package org.footbridge.service.configurations;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.ScopeLoss;
import org.footbridge.service.configurations.DeleteRules.Limit;
import org.footbridge.service.documents.Section;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes what a configuration says under {@code deletes}. */
final class ReadDeletes {
    private static final String THRESHOLD = "threshold";
    private static final String PERCENT = "percent";
    private static final String FLOOR = "floor";
    private static final int WHOLE = 100;
    private static final Map<String, ScopeLoss> CHOICES = choices();

    private ReadDeletes() {}

    static DeleteRules of(Section section) {
        DeleteRules usual = DeleteRules.DEFAULTS;
        int threshold = section.number(THRESHOLD, 0, usual.threshold());
        Limit shared = new Limit(
                Optional.empty(), percent(section, DeleteRules.USUAL_PERCENT), floor(section, DeleteRules.USUAL_FLOOR));
        Map<TargetKind, Limit> kinds = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : TargetKind.values()) {
            kinds.put(kind, limit(section.section(DeleteRules.plural(kind)), shared));
        }
        Limit members = limit(section.section("members"), usual.members());
        Limit ofGroup = limit(section.section("membersOfGroup"), usual.membersOfGroup());
        ScopeLoss outOfScope = section.choice("outOfScope", CHOICES).orElse(usual.outOfScope());
        section.end();
        return new DeleteRules(threshold, kinds, members, ofGroup, outOfScope);
    }

    static void write(ObjectNode node, DeleteRules rules) {
        node.put(THRESHOLD, rules.threshold());
        rules.kinds().forEach((kind, limit) -> write(node.putObject(DeleteRules.plural(kind)), limit));
        write(node.putObject("members"), rules.members());
        write(node.putObject("membersOfGroup"), rules.membersOfGroup());
        node.put("outOfScope", rules.outOfScope().text());
    }

    private static void write(ObjectNode node, Limit limit) {
        limit.threshold().ifPresent(threshold -> node.put(THRESHOLD, threshold));
        node.put(PERCENT, limit.percent());
        node.put(FLOOR, limit.floor());
    }

    private static Limit limit(Section section, Limit otherwise) {
        Optional<Integer> threshold =
                section.has(THRESHOLD) ? Optional.of(section.number(THRESHOLD, 0, 0)) : otherwise.threshold();
        section.value(THRESHOLD);
        Limit limit = new Limit(threshold, percent(section, otherwise.percent()), floor(section, otherwise.floor()));
        section.end();
        return limit;
    }

    private static int percent(Section section, int otherwise) {
        int percent = section.number(PERCENT, 0, otherwise);
        if (percent > WHOLE) {
            section.fault(PERCENT, "must be at most 100");
        }
        return percent;
    }

    private static int floor(Section section, int otherwise) {
        return section.number(FLOOR, 0, otherwise);
    }

    private static Map<String, ScopeLoss> choices() {
        Map<String, ScopeLoss> choices = new TreeMap<>();
        for (ScopeLoss choice : ScopeLoss.values()) {
            choices.put(choice.text(), choice);
        }
        return choices;
    }
}
