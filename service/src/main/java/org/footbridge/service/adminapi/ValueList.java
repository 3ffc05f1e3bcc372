package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list as it is answered.
 *
 * @param nextLink where more of it is; absent at the end
 */
record ValueList<T>(
        List<T> value,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String nextLink) {
    ValueList {
        value = List.copyOf(value);
    }

    ValueList(List<T> value) {
        this(value, null);
    }

    static <T> ValueList<T> startingWith(T first, List<T> others) {
        return new ValueList<>(Stream.concat(Stream.of(first), others.stream()).toList());
    }
}
