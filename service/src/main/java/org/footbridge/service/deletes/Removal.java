package org.footbridge.service.deletes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.errors.ServiceFailure;
import org.jspecify.annotations.Nullable;

/**
 * What removing a configuration would do to its objects.
 *
 * @param shown names this very effect: who has it removed says what was shown
 * @param counts by what becomes of them, and by kind; complete
 * @param exceeded why the thresholds would hold the deletes; empty: they would not
 */
public record Removal(String shown, List<Count> counts, List<String> exceeded) {
    public Removal {
        counts = List.copyOf(counts);
        exceeded = List.copyOf(exceeded);
    }

    /** What becomes of the objects of a configuration that is removed. */
    public enum Objects {
        /** They stay, and are managed in the cloud. */
        KEEP("keep"),
        /** They are soft-deleted. */
        DELETE("delete");

        private final String text;

        Objects(String text) {
            this.text = text;
        }

        /** As in the API. */
        public String text() {
            return text;
        }

        /** @throws ServiceFailure invalidRequest (400) */
        public static Objects of(String text) {
            for (Objects choice : values()) {
                if (choice.text.equals(text)) {
                    return choice;
                }
            }
            throw new ServiceFailure(
                    "invalidRequest", 400, "\"objects\" is neither keep nor delete.", "See docs/deletes.md.");
        }
    }

    /** @param becomes {@code keep}, {@code delete}, or {@code handOver} to another configuration */
    public record Count(String becomes, String kind, long count) {}

    /** An object; spelled as in the API. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Affected(
            String becomes,
            UUID id,
            String type,
            @Nullable String name,
            UUID sourceId,
            @Nullable String configuration) {}

    /**
     * An administrator's word.
     *
     * @param shown of the removal that was looked at
     * @param allowed the deletes are wanted although they are more than the thresholds let through
     */
    public record Confirmed(Objects objects, String shown, boolean allowed) {}

    /** Counts by what becomes of the objects. */
    public Optional<Long> of(String becomes) {
        long sum = counts.stream()
                .filter(count -> count.becomes().equals(becomes))
                .mapToLong(Count::count)
                .sum();
        return sum == 0 ? Optional.empty() : Optional.of(sum);
    }

    /** The kinds that would be deleted, with their numbers. */
    Map<String, Long> deletes() {
        return counts.stream()
                .filter(count -> count.becomes().equals(Objects.DELETE.text()))
                .collect(Collectors.toMap(Count::kind, Count::count));
    }
}
