package org.footbridge.engine.regex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/** The machine finds what a matcher finds that is written as the definition reads: recursion and continuations. */
class LikeAModelTest {

    private static final long SEED = 20_260_102;
    private static final int ROUNDS = 30_000;
    private static final int GROUPS = 4;

    private final RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);

    @Test
    void findsWhatTheModelFindsAndEachGroupHoldsTheSame() {
        for (int round = 0; round < ROUNDS; round++) {
            Node node = node(4);
            String text = text();
            Program program = CompileProgram.compile(new ParsePattern.Parsed(node, groups()));
            RunProgram run = new RunProgram(program, text, Steps.atMost(Steps.ORDINARY));
            Optional<int[]> expected = Optional.empty();
            for (int begin = 0; begin <= text.length() && expected.isEmpty(); begin++) {
                expected = new Model(text).match(node, begin);
            }

            boolean found = run.find(0);

            assertThat(found).as(message(round, node, text)).isEqualTo(expected.isPresent());
            if (found) {
                int[] spans = new int[GROUPS * 2];
                for (int slot = 0; slot < GROUPS; slot++) {
                    spans[slot * 2] = run.begin(slot);
                    spans[slot * 2 + 1] = run.end(slot);
                }
                assertThat(spans).as(message(round, node, text)).isEqualTo(expected.get());
            }
        }
    }

    private static Supplier<String> message(int round, Object pattern, String text) {
        return () -> "seed %d, round %d: %s on %s".formatted(SEED, round, pattern, text);
    }

    private static Groups groups() {
        return new Groups(GROUPS - 1, new LinkedHashSet<>());
    }

    private Node node(int depth) {
        if (depth == 0 || random.nextInt(6) == 0) {
            return leaf();
        }
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> new Node.Sequence(nodes(depth));
            case 3 -> new Node.Choice(nodes(depth));
            case 4, 5 -> {
                int least = random.nextInt(3);
                int most = random.nextBoolean() ? Integer.MAX_VALUE : least + random.nextInt(3);
                yield new Node.Repeat(node(depth - 1), least, most, random.nextBoolean());
            }
            case 6, 7 -> new Node.Capture(1 + random.nextInt(GROUPS - 1), node(depth - 1));
            case 8 -> new Node.Atomic(node(depth - 1));
            case 9 -> new Node.Look(node(depth - 1), random.nextBoolean(), random.nextBoolean());
            case 10 -> new Node.IfMatched(1 + random.nextInt(GROUPS - 1), node(depth - 1), node(depth - 1));
            default -> new Node.IfAhead(node(depth - 1), node(depth - 1), node(depth - 1));
        };
    }

    private List<Node> nodes(int depth) {
        List<Node> nodes = new ArrayList<>();
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            nodes.add(node(depth - 1));
        }
        return List.copyOf(nodes);
    }

    private Node leaf() {
        return switch (random.nextInt(8)) {
            case 0 -> new Node.BackReference(1 + random.nextInt(GROUPS - 1), random.nextBoolean());
            case 1 -> new Node.Assertion(random.nextBoolean() ? Node.Place.BEGIN_OF_TEXT : Node.Place.WORD_BOUNDARY);
            case 2 -> new Node.One(CharacterSet.any(true));
            case 3 -> Node.EMPTY;
            default -> new Node.One(CharacterSet.of("abC-".charAt(random.nextInt(4)), random.nextBoolean()));
        };
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(8);
        for (int at = 0; at < length; at++) {
            text.append("aabBcC-".charAt(random.nextInt(7)));
        }
        return text.toString();
    }

    /** Begin and end of each group, or -1. */
    private record Model(String text) {

        interface Then {
            Optional<int[]> go(int position, int[] groups);
        }

        Optional<int[]> match(Node node, int begin) {
            int[] none = new int[GROUPS * 2];
            Arrays.fill(none, -1);
            return match(node, begin, none, 1, (end, groups) -> Optional.of(with(groups, 0, begin, end)));
        }

        private Optional<int[]> match(Node node, int at, int[] groups, int step, Then then) {
            return switch (node) {
                case Node.One(CharacterSet set) -> {
                    int index = step > 0 ? at : at - 1;
                    yield index >= 0 && index < text.length() && set.has(text.charAt(index))
                            ? then.go(at + step, groups)
                            : Optional.empty();
                }
                case Node.Sequence(List<Node> parts) ->
                    sequence(step > 0 ? parts : parts.reversed(), at, groups, step, then);
                case Node.Choice(List<Node> branches) ->
                    branches.stream()
                            .map(branch -> match(branch, at, groups, step, then))
                            .flatMap(Optional::stream)
                            .findFirst();
                case Node.Repeat repeat -> repeat(repeat, 0, -1, at, groups, step, then);
                case Node.Capture(int group, Node body) ->
                    match(
                            body,
                            at,
                            groups,
                            step,
                            (end, after) -> then.go(end, with(after, group, Math.min(at, end), Math.max(at, end))));
                case Node.Atomic(Node body) ->
                    match(body, at, groups, step, Model::result).flatMap(got -> then.go(got[GROUPS * 2], cut(got)));
                case Node.Look(Node body, boolean behind, boolean negative) -> {
                    Optional<int[]> got = match(body, at, groups, behind ? -1 : 1, Model::result);
                    if (negative) {
                        yield got.isPresent() ? Optional.empty() : then.go(at, groups);
                    }
                    yield got.flatMap(found -> then.go(at, cut(found)));
                }
                case Node.Assertion(Node.Place place) -> holds(place, at) ? then.go(at, groups) : Optional.empty();
                case Node.BackReference(int group, boolean ignoreCase) -> {
                    int length = groups[group * 2 + 1] - groups[group * 2];
                    int from = step > 0 ? at : at - length;
                    yield groups[group * 2 + 1] >= 0
                                    && from >= 0
                                    && text.regionMatches(ignoreCase, from, text, groups[group * 2], length)
                            ? then.go(at + step * length, groups)
                            : Optional.empty();
                }
                case Node.IfMatched(int group, Node yes, Node no) ->
                    match(groups[group * 2 + 1] >= 0 ? yes : no, at, groups, step, then);
                case Node.IfAhead(Node condition, Node yes, Node no) -> {
                    Optional<int[]> got = match(condition, at, groups, 1, Model::result);
                    yield got.isPresent()
                            ? match(yes, at, cut(got.get()), step, then)
                            : match(no, at, groups, step, then);
                }
            };
        }

        private Optional<int[]> sequence(List<Node> parts, int at, int[] groups, int step, Then then) {
            return parts.isEmpty()
                    ? then.go(at, groups)
                    : match(
                            parts.getFirst(),
                            at,
                            groups,
                            step,
                            (end, after) -> sequence(parts.subList(1, parts.size()), end, after, step, then));
        }

        private Optional<int[]> repeat(
                Node.Repeat repeat, int done, int lastBegin, int at, int[] groups, int step, Then then) {
            boolean wasEmpty = done > 0 && lastBegin == at;
            Then again = (end, after) -> repeat(repeat, done + 1, at, end, after, step, then);
            if (wasEmpty || done == repeat.maximum()) {
                return then.go(at, groups);
            }
            if (done < repeat.minimum()) {
                return match(repeat.body(), at, groups, step, again);
            }
            if (repeat.lazy()) {
                return then.go(at, groups).or(() -> match(repeat.body(), at, groups, step, again));
            }
            return match(repeat.body(), at, groups, step, again).or(() -> then.go(at, groups));
        }

        private boolean holds(Node.Place place, int at) {
            boolean before = at > 0 && Character.isLetter(text.charAt(at - 1));
            boolean behind = at < text.length() && Character.isLetter(text.charAt(at));
            return place == Node.Place.BEGIN_OF_TEXT ? at == 0 : before != behind;
        }

        private static int[] with(int[] groups, int group, int begin, int end) {
            int[] changed = groups.clone();
            changed[group * 2] = begin;
            changed[group * 2 + 1] = end;
            return changed;
        }

        /** The groups and, behind them, the position. */
        private static Optional<int[]> result(int position, int[] groups) {
            int[] result = Arrays.copyOf(groups, GROUPS * 2 + 1);
            result[GROUPS * 2] = position;
            return Optional.of(result);
        }

        private static int[] cut(int[] result) {
            return Arrays.copyOf(result, GROUPS * 2);
        }
    }
}
