package org.footbridge.service.adminapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.ReadLog;
import org.springframework.stereotype.Component;

/** The provisioning log as administrators see it. */
@Component
public class Events {
    private final ReadLog log;

    Events(ReadLog log) {
        this.log = log;
    }

    /** Where an event stands in the log; written as {@code 2026-01-31T12:00:00.123456Z_id}. */
    public record Place(Instant at, UUID id) {
        public static Place of(EventView event) {
            return new Place(event.activityDateTime(), event.id());
        }

        public static Place parse(String written) {
            String[] parts = written.split("_", 2);
            try {
                return new Place(Instant.parse(parts[0]), UUID.fromString(parts[parts.length - 1]));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw RequestBody.invalid("\"after\" is not one of a nextLink.");
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }

    /** Newest first. */
    public List<EventView> find(LogQuestion question, int top) {
        return log.find(question, top).stream().map(EventView::of).toList();
    }
}
