package org.footbridge.service.graphapi;

import java.time.OffsetDateTime;
import java.util.UUID;

/** A value as it stands in a filter. */
sealed interface Literal {
    record Text(String value) implements Literal {}

    record Truth(boolean value) implements Literal {}

    record Moment(OffsetDateTime value) implements Literal {}

    record Guid(UUID value) implements Literal {}

    record Missing() implements Literal {}
}
