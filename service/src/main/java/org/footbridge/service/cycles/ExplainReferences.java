package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.engine.explain.Reason;
import org.footbridge.engine.explain.Rule;
import org.footbridge.engine.explain.Verdict;
import org.footbridge.service.directory.ReferencesOfObject.Links;
import org.footbridge.service.directory.ReferencesOfObject.Sort;

/** Says for people how many links of an object are references in the tenant directory, and why others are not. */
final class ExplainReferences {
    private ExplainReferences() {}

    /** For each property one reason that counts, and one for each sort of links that are no references. */
    static List<Reason> reasons(List<Links> links) {
        Map<String, List<Links>> byProperty = new LinkedHashMap<>();
        links.forEach(some -> byProperty
                .computeIfAbsent(some.property(), _ -> new ArrayList<>())
                .add(some));
        List<Reason> reasons = new ArrayList<>();
        byProperty.forEach((property, sorts) -> {
            long all = sorts.stream().mapToLong(Links::count).sum();
            long there = sorts.stream()
                    .filter(some -> some.sort() == Sort.REFERENCE)
                    .mapToLong(Links::count)
                    .sum();
            reasons.add(new Reason(
                    Rule.REFERENCES,
                    property,
                    List.of(),
                    there > 0 ? Verdict.GIVES : Verdict.GIVES_NOTHING,
                    List.of(Long.toString(there)),
                    "",
                    there + " of " + all + " are in the tenant directory."));
            sorts.stream()
                    .filter(some -> some.sort() != Sort.REFERENCE)
                    .map(ExplainReferences::missing)
                    .forEach(reasons::add);
        });
        return reasons;
    }

    private static Reason missing(Links links) {
        return new Reason(
                Rule.REFERENCES,
                links.property(),
                List.of(),
                Verdict.GIVES_NOTHING,
                names(links),
                code(links),
                links.count() + ": " + detail(links.sort()));
    }

    private static List<String> names(Links links) {
        List<String> names = new ArrayList<>(links.names());
        if (links.count() > names.size()) {
            names.add("and " + (links.count() - names.size()) + " more");
        }
        return names;
    }

    private static String code(Links links) {
        return switch (links.sort()) {
            case REFERENCE -> "";
            case WAITING -> "WaitsForCycle";
            case OWNER_NOT_THERE -> "OwnerNotSynchronised";
            case DELETED -> "TargetDeleted";
            case FOREIGN_UNKNOWN -> "ForeignPrincipalUnknown";
            case WELL_KNOWN -> "WellKnownPrincipal";
            case NOT_READ -> "TargetNotRead";
            case NOT_SYNCHRONISED -> links.code().orElse("TargetNotSynchronised");
        };
    }

    private static String detail(Sort sort) {
        return switch (sort) {
            case REFERENCE -> "";
            case WAITING -> "they have changed since; the next cycle looks at them.";
            case OWNER_NOT_THERE -> "the object itself is not in the tenant directory.";
            case DELETED -> "they were deleted.";
            case FOREIGN_UNKNOWN ->
                "they belong to another forest, and nobody in the tenant has their security identifier. They are found as"
                        + " soon as their own directory is synchronised.";
            case WELL_KNOWN -> "they stand for many, not for an object that could be synchronised.";
            case NOT_READ ->
                "no configuration has read them: they are in a directory, or of a class, that none synchronises.";
            case NOT_SYNCHRONISED -> "they are not synchronised themselves; ask why of each.";
        };
    }
}
