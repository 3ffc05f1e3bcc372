package org.footbridge.service.logs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.logs.ProvisioningEvent.Action;
import org.footbridge.service.logs.ProvisioningEvent.Status;
import org.footbridge.service.tenants.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Finds out since when the properties of an object are as they are: from the last event that changed each. */
@Component
public class FindOrigins {
    /** So many lines of one object are looked at, the newest. */
    private static final int MOST = 500;

    private final ReadLog log;

    public FindOrigins(ReadLog log) {
        this.log = log;
    }

    /** The last change of a property. */
    public record Origin(Instant at, UUID event, UUID cycle, Action action) {}

    /** By property; one that no event tells of was changed longer ago than the log is kept. */
    public Map<String, Origin> of(TenantId tenant, UUID source) {
        Map<String, Origin> origins = new TreeMap<>();
        List<LoggedEvent> events = log.find(LogQuestion.of(tenant).source(source), MOST);
        for (LoggedEvent event : events) {
            if (event.status() == Status.FAILURE) {
                continue;
            }
            for (JsonNode change : JsonMapper.shared().readTree(event.modified())) {
                origins.putIfAbsent(
                        change.path("displayName").asString(""),
                        new Origin(event.at(), event.id(), event.cycle(), event.action()));
            }
        }
        return origins;
    }
}
