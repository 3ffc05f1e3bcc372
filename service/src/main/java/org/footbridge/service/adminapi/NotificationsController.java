package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.footbridge.service.audit.Audited;
import org.footbridge.service.audit.AuditedChange;
import org.footbridge.service.notifications.Channels;
import org.footbridge.service.notifications.Notifications;
import org.footbridge.service.notifications.Notifications.Lasting;
import org.footbridge.service.notifications.Notifications.Tested;
import org.footbridge.service.notifications.Notifications.Told;
import org.footbridge.service.notifications.ReadChannel;
import org.footbridge.service.signin.Caller;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** How the tenant's administrators are told, and what they were told. */
@RestController
@RequestMapping("/admin/v1/notifications")
class NotificationsController {
    private static final int MOST = 500;

    private final Channels channels;
    private final Notifications notifications;
    private final Audited audited;

    NotificationsController(Channels channels, Notifications notifications, Audited audited) {
        this.channels = channels;
        this.notifications = notifications;
        this.audited = audited;
    }

    /**
     * The settings without secrets.
     *
     * @param repeatHours after so many hours is told again what lasts; 0: never
     * @param lasting what was told and is still so
     */
    record Settings(
            int repeatHours,
            @Nullable JsonNode mail,
            @Nullable JsonNode webhook,
            List<Lasting> lasting) {}

    /** @param secret the key that was made to sign with; not shown again */
    record Saved(
            String channel,
            JsonNode settings,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {}

    @GetMapping
    Settings settings(Caller caller) {
        TenantId tenant = caller.tenant();
        return new Settings(
                channels.repeat(tenant),
                channels.shown(tenant, "mail").orElse(null),
                channels.shown(tenant, "webhook").orElse(null),
                notifications.lasting(tenant));
    }

    @PutMapping
    Settings repeat(Caller caller, RequestBody body) {
        body.only("repeatHours");
        int hours = body.number("repeatHours", -1);
        audited.run(
                caller,
                "NotificationsChanged",
                AuditedChange.changed(
                        "notifications",
                        Map.of("repeatHours", channels.repeat(caller.tenant())),
                        Map.of("repeatHours", hours)),
                () -> channels.repeat(caller.tenant(), hours));
        return settings(caller);
    }

    @PutMapping("/mail")
    Saved mail(Caller caller, RequestBody body) {
        body.only("host", "port", "security", "user", "password", "from", "to");
        return save(caller, "mail", body, "password");
    }

    @PutMapping("/webhook")
    Saved webhook(Caller caller, RequestBody body) {
        body.only("url", "secret");
        return save(caller, "webhook", body, "secret");
    }

    private Saved save(Caller caller, String channel, RequestBody body, String secretKey) {
        AtomicReference<Optional<String>> made = new AtomicReference<>(Optional.empty());
        audited.told(caller, "NotificationChannelChanged", () -> {
            Optional<JsonNode> before = audited(caller, channel);
            made.set(channels.set(caller.tenant(), ReadChannel.of(channel, body.node()), body.optionalText(secretKey)));
            return Optional.of(new AuditedChange(named(channel), before, audited(caller, channel)));
        });
        return new Saved(
                channel,
                channels.shown(caller.tenant(), channel).orElseThrow(),
                made.get().orElse(null));
    }

    private static String named(String channel) {
        return "notification channel " + channel;
    }

    /** Whoever knows a webhook's address can often write to it, so no more of it is written down than where it leads. */
    private Optional<JsonNode> audited(Caller caller, String channel) {
        return channels.shown(caller.tenant(), channel).map(shown -> {
            String address = shown.path("url").asString("");
            if (!address.isEmpty()) {
                URI uri = URI.create(address);
                shown.put(
                        "url",
                        uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort()));
            }
            return shown;
        });
    }

    @DeleteMapping("/{channel}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String channel) {
        audited.told(caller, "NotificationChannelRemoved", () -> {
            Optional<JsonNode> before =
                    List.of("mail", "webhook").contains(channel) ? audited(caller, channel) : Optional.empty();
            channels.remove(caller.tenant(), channel);
            return before.map(kept -> AuditedChange.removed(named(channel), kept));
        });
    }

    @PostMapping("/test")
    ValueList<Tested> test(Caller caller, RequestBody body) {
        body.only("channel");
        return new ValueList<>(notifications.test(caller.tenant(), body.optionalText("channel")));
    }

    /** Newest first. */
    @GetMapping("/log")
    ValueList<Told> told(
            Caller caller,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(defaultValue = "50") int top) {
        int most = PageSize.checked(top, MOST);
        List<Told> found = notifications.told(caller.tenant(), before, most + 1);
        if (found.size() <= most) {
            return new ValueList<>(found);
        }
        List<Told> shown = found.subList(0, most);
        return new ValueList<>(
                shown,
                "/admin/v1/notifications/log?top=" + most + "&before="
                        + shown.getLast().id());
    }
}
