package org.footbridge.service.documents;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.service.errors.ServiceFailure.Detail;

/** Faults of form and faults of meaning in one list: what is not well-formed is not blamed for what it means as well. */
public final class MergeFaults {
    private MergeFaults() {}

    public static List<Detail> of(List<Detail> form, List<Detail> meaning) {
        Set<String> malformed =
                form.stream().map(fault -> entry(fault.target())).collect(Collectors.toUnmodifiableSet());
        return Stream.concat(
                        form.stream(), meaning.stream().filter(fault -> !malformed.contains(entry(fault.target()))))
                .toList();
    }

    /** The entry of a list that a path is within: {@code mappings.set[2].target} is within {@code mappings.set[2]}. */
    private static String entry(String path) {
        int end = path.lastIndexOf(']');
        return end < 0 ? path : path.substring(0, end + 1);
    }
}
