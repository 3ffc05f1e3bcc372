package org.footbridge.service.notifications;

import java.time.Instant;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is to be told.
 *
 * @param event began, lasts, changed, ended; test
 * @param since when what it tells began
 */
record Notification(
        TenantId tenant,
        String tenantName,
        UUID id,
        Instant at,
        String kind,
        String subject,
        String event,
        Notify.Message message,
        Instant since) {

    /** One line: how it stands and what it is about. */
    String headline() {
        return switch (event) {
            case "lasts" -> "Still: " + message.title();
            case "ended" -> "Over: " + message.title();
            case "test" -> "Test: " + message.title();
            default -> message.title();
        };
    }

    /** As a webhook gets it. */
    String json() {
        return JsonMapper.shared()
                .createObjectNode()
                .put("id", id.toString())
                .put("tenantId", tenant.toString())
                .put("tenant", tenantName)
                .put("at", at.toString())
                .put("kind", kind)
                .put("subject", subject)
                .put("event", event)
                .put("since", since.toString())
                .put("code", message.code())
                .put("title", message.title())
                .put("reason", message.reason())
                .put("nextStep", message.nextStep())
                .toString();
    }

    /** As a mail has it. */
    String text() {
        String body = event.equals("ended")
                ? "It is over since " + at + ". It had begun at " + since + ":\n\n" + message.reason() + "\n"
                : message.reason() + "\n\nWhat to do: " + message.nextStep() + "\n\nSince: " + since + "\n";
        return headline() + "\n\n" + body + "Code: " + message.code() + "\nTenant: " + tenantName + "\n";
    }
}
