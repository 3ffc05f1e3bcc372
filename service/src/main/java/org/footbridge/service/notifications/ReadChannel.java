package org.footbridge.service.notifications;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.footbridge.service.errors.ServiceFailure;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes the settings of a channel, in the form of the administration API. */
public final class ReadChannel {
    private static final int MOST_RECIPIENTS = 20;
    private static final int LONGEST = 500;
    private static final int HIGHEST_PORT = 65_535;
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.:-]{0,253}[A-Za-z0-9])?");

    private ReadChannel() {}

    /**
     * @param name mail or webhook
     * @throws ServiceFailure InvalidNotificationChannel
     */
    public static Channel of(String name, JsonNode settings) {
        return switch (name) {
            case Channel.Mail.NAME -> mail(settings);
            case Channel.Webhook.NAME -> new Channel.Webhook(url(text(settings, "url")));
            default -> throw unknown(name);
        };
    }

    static ServiceFailure unknown(String name) {
        return refused("There is no channel '" + shortened(name) + "': there are mail and webhook.");
    }

    private static Channel.Mail mail(JsonNode settings) {
        String host = text(settings, "host");
        if (!HOST.matcher(host).matches()) {
            throw refused("The host '" + shortened(host) + "' is no name of a server.");
        }
        Channel.Security security = security(settings.path("security").asString("starttls"));
        int port = settings.path("port").asInt(defaultPort(security));
        if (port < 1 || port > HIGHEST_PORT) {
            throw refused("The port " + port + " is not between 1 and " + HIGHEST_PORT + ".");
        }
        Optional<String> user = optional(settings, "user");
        if (user.isPresent() && security == Channel.Security.NONE) {
            throw refused("A password is not sent over a connection that is not encrypted.");
        }
        List<String> to = new ArrayList<>();
        settings.path("to").forEach(address -> to.add(address(address.asString(""))));
        if (to.isEmpty() || to.size() > MOST_RECIPIENTS) {
            throw refused("There have to be 1 to " + MOST_RECIPIENTS + " recipients in \"to\".");
        }
        return new Channel.Mail(host, port, security, user, address(text(settings, "from")), to);
    }

    private static int defaultPort(Channel.Security security) {
        return switch (security) {
            case NONE -> 25;
            case STARTTLS -> 587;
            case TLS -> 465;
        };
    }

    private static Channel.Security security(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "none" -> Channel.Security.NONE;
            case "starttls" -> Channel.Security.STARTTLS;
            case "tls" -> Channel.Security.TLS;
            default -> throw refused("\"security\" is none of starttls, tls, none.");
        };
    }

    private static String address(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            address.validate();
            return address.getAddress();
        } catch (AddressException e) {
            throw refused("'" + shortened(text) + "' is no mail address.");
        }
    }

    private static URI url(String text) {
        try {
            URI url = new URI(text);
            boolean usable = "https".equalsIgnoreCase(url.getScheme())
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getFragment() == null;
            if (usable) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw refused("'" + shortened(text) + "' is no URL.");
        }
        throw refused("The URL of a webhook begins with https:// and names a host, and no user.");
    }

    private static String text(JsonNode settings, String key) {
        return optional(settings, key).orElseThrow(() -> refused("\"" + key + "\" is missing."));
    }

    private static Optional<String> optional(JsonNode settings, String key) {
        String text = settings.path(key).asString("").strip();
        if (text.length() > LONGEST || text.chars().anyMatch(Character::isISOControl)) {
            throw refused("\"" + key + "\" is too long, or not one line.");
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String shortened(String text) {
        String visible = text.replaceAll("\\p{Cntrl}", "?");
        return visible.length() <= 60 ? visible : visible.substring(0, 60) + "…";
    }

    private static ServiceFailure refused(String message) {
        return new ServiceFailure(
                "InvalidNotificationChannel", 400, message, "See docs/notifications.md for the settings.");
    }

    /** As {@link #of} reads it, but that the address of a webhook ends with the host. */
    static ObjectNode write(Channel channel) {
        ObjectNode node = JsonMapper.shared().createObjectNode();
        switch (channel) {
            case Channel.Mail mail -> {
                node.put("host", mail.host())
                        .put("port", mail.port())
                        .put("security", mail.security().name().toLowerCase(Locale.ROOT));
                mail.user().ifPresent(user -> node.put("user", user));
                node.put("from", mail.from());
                mail.to().forEach(node.putArray("to")::add);
            }
            case Channel.Webhook webhook -> node.put("url", webhook.origin());
        }
        return node;
    }
}
