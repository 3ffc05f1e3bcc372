package org.footbridge.service.graphapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** How far who follows changes has come. Written into a token as a text. */
sealed interface DeltaPlace {
    /** When the place in the feed was taken; from then on its life counts. */
    Instant since();

    /** After which change of the feed what is not read yet begins. */
    Mark from();

    String text();

    /**
     * A change of the feed.
     *
     * @param sequence 0: there was none
     * @param at its moment in microseconds: after a backup was restored another one may have the number
     */
    record Mark(long sequence, long at) {
        static final Mark NONE = new Mark(0, 0);

        @Override
        public String toString() {
            return sequence + "/" + at;
        }

        private static Mark parse(String text) {
            String[] parts = text.split("/", 2);
            return new Mark(Long.parseLong(parts[0]), Long.parseLong(parts[parts.length - 1]));
        }
    }

    /**
     * In the midst of the objects that there are.
     *
     * @param after the last object that was told
     * @param within only a part of its references was told, up to this one: it is told again with the others
     */
    record Listing(Instant since, Mark from, UUID after, Optional<UUID> within) implements DeltaPlace {
        @Override
        public String text() {
            return "listing " + since.getEpochSecond() + " " + from + " " + after
                    + within.map(target -> " " + target).orElse("");
        }
    }

    /**
     * In the midst of changes.
     *
     * @param until the newest change when this round began; it ends there, however much goes on meanwhile
     */
    record Changes(Instant since, Mark from, Mark until) implements DeltaPlace {
        @Override
        public String text() {
            return "changes " + since.getEpochSecond() + " " + from + " " + until;
        }
    }

    /** Everything was told up to a change. */
    record End(Instant since, Mark from) implements DeltaPlace {
        @Override
        public String text() {
            return "end " + since.getEpochSecond() + " " + from;
        }
    }

    /** None: it is no place, or one of another version of this service. */
    static Optional<DeltaPlace> parse(String text) {
        String[] words = text.split(" ", -1);
        try {
            return Optional.of(
                    switch (words[0] + words.length) {
                        case "listing4" ->
                            new Listing(moment(words), from(words), UUID.fromString(words[3]), Optional.empty());
                        case "listing5" ->
                            new Listing(
                                    moment(words),
                                    from(words),
                                    UUID.fromString(words[3]),
                                    Optional.of(UUID.fromString(words[4])));
                        case "changes4" -> new Changes(moment(words), from(words), Mark.parse(words[3]));
                        case "end3" -> new End(moment(words), from(words));
                        default -> throw new IllegalArgumentException(words[0]);
                    });
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant moment(String[] words) {
        return Instant.ofEpochSecond(Long.parseLong(words[1]));
    }

    private static Mark from(String[] words) {
        return Mark.parse(words[2]);
    }
}
