package org.footbridge.service.configurations;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.planning.ScopeLoss;

/**
 * How much a cycle may take away before an administrator has looked at it, and what becomes of what leaves the scope.
 *
 * @param threshold so many deletes are held, and more: of all kinds together that have no threshold of their own
 * @param kinds the limits of each kind, complete
 * @param members the limit of all members that leave groups
 * @param membersOfGroup the limit of the members that leave one group
 */
public record DeleteRules(
        int threshold, Map<TargetKind, Limit> kinds, Limit members, Limit membersOfGroup, ScopeLoss outOfScope) {
    static final int USUAL_THRESHOLD = 500;
    static final int USUAL_PERCENT = 20;
    static final int USUAL_FLOOR = 10;
    static final int USUAL_FLOOR_OF_MEMBERS = 50;

    public static final DeleteRules DEFAULTS = of(USUAL_THRESHOLD);

    public DeleteRules {
        Map<TargetKind, Limit> all = new EnumMap<>(kinds);
        for (TargetKind kind : TargetKind.values()) {
            if (!all.containsKey(kind)) {
                throw new IllegalArgumentException("no limit of " + kind);
            }
        }
        kinds = Collections.unmodifiableMap(all);
    }

    /**
     * How much may go: as much as the threshold is too much, and so is more than the percentage of what there is.
     *
     * @param threshold empty: counted with others
     * @param percent 0 to 100; with 100 nothing is too much for it, not even everything
     * @param floor the percentage counts only when more than this go
     */
    public record Limit(Optional<Integer> threshold, int percent, int floor) {
        /**
         * Whether it is too much.
         *
         * @param total of what there is
         */
        public boolean exceededBy(long gone, long total) {
            return exceedsThreshold(gone) || exceedsPercent(gone, total);
        }

        /** Whether the percentage matters at all, so that it has to be known how much there is. */
        public boolean asksForTotal(long gone) {
            return gone > floor && percent < 100;
        }

        /** So many may go whatever there is. */
        public int mostNeverHeld() {
            return Math.min(threshold.map(held -> Math.max(held - 1, 0)).orElse(floor), floor);
        }

        boolean exceedsThreshold(long gone) {
            return threshold.filter(held -> reaches(gone, held)).isPresent();
        }

        boolean exceedsPercent(long gone, long total) {
            return asksForTotal(gone) && gone * 100 > (long) percent * total;
        }
    }

    private static boolean reaches(long gone, int threshold) {
        return gone > 0 && gone >= threshold;
    }

    /** The defaults with another threshold. */
    public static DeleteRules of(int threshold) {
        Map<TargetKind, Limit> kinds = new EnumMap<>(TargetKind.class);
        for (TargetKind kind : TargetKind.values()) {
            kinds.put(kind, new Limit(Optional.empty(), USUAL_PERCENT, USUAL_FLOOR));
        }
        Limit members = new Limit(Optional.of(USUAL_THRESHOLD), USUAL_PERCENT, USUAL_FLOOR_OF_MEMBERS);
        return new DeleteRules(threshold, kinds, members, members, ScopeLoss.SOFT_DELETE);
    }

    public Limit of(TargetKind kind) {
        Limit limit = kinds.get(kind);
        if (limit == null) {
            throw new IllegalStateException("no limit of " + kind);
        }
        return limit;
    }

    /** So many objects of a kind would go, of so many. */
    public record Leaving(TargetKind kind, long gone, long total) {
        private boolean isEverything() {
            return gone == total && gone > 1;
        }
    }

    /** Whether it has to be known how many there are of a kind of which so many would go. */
    public boolean asksForTotal(TargetKind kind, long gone) {
        return gone > 1 && of(kind).percent() < 100;
    }

    /**
     * Which kinds are held, and why, for people: those that are too many, and those of which nobody would be left, however few
     * they are. A scope that was lost looks like that in a small directory.
     */
    public Map<TargetKind, String> held(List<Leaving> leaving) {
        Map<TargetKind, String> why = new EnumMap<>(TargetKind.class);
        leaving.stream()
                .filter(kind -> kind.isEverything() && of(kind.kind()).percent() < 100)
                .forEach(kind -> why.put(kind.kind(), "all " + kind.total() + " " + plural(kind.kind())));
        why.putAll(exceeded(leaving));
        return Collections.unmodifiableMap(why);
    }

    /** Which kinds are too many, and why, for people; each kind once at most in the given. */
    public Map<TargetKind, String> exceeded(List<Leaving> leaving) {
        List<Leaving> shared = leaving.stream()
                .filter(kind -> of(kind.kind()).threshold().isEmpty() && kind.gone() > 0)
                .toList();
        long together = shared.stream().mapToLong(Leaving::gone).sum();
        Map<TargetKind, String> why = new EnumMap<>(TargetKind.class);
        for (Leaving kind : leaving) {
            Limit limit = of(kind.kind());
            if (limit.exceedsThreshold(kind.gone())) {
                why.put(kind.kind(), limit.threshold().orElseThrow() + " " + plural(kind.kind()) + " or more");
            } else if (reaches(together, threshold) && shared.contains(kind)) {
                why.put(
                        kind.kind(),
                        threshold + " "
                                + shared.stream().map(one -> plural(one.kind())).collect(Collectors.joining(", "))
                                + " or more");
            } else if (limit.exceedsPercent(kind.gone(), kind.total())) {
                why.put(
                        kind.kind(),
                        "more than " + limit.percent() + " % of the " + kind.total() + " " + plural(kind.kind()));
            }
        }
        return Collections.unmodifiableMap(why);
    }

    /** The kind as people call several of it; also its key in a configuration. */
    public static String plural(TargetKind kind) {
        return switch (kind) {
            case USER -> "users";
            case GROUP -> "groups";
            case CONTACT -> "contacts";
        };
    }
}
