package org.footbridge.service.notifications;

import java.net.URI;
import java.security.SecureRandom;
import java.sql.Types;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.SealSecrets;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where the tenants want to be told. Secrets go in and are never shown again. */
@Component
public class Channels {
    private static final int KEY_BYTES = 32;
    private static final int MOST_HOURS = 8784;
    private static final int LONGEST_SECRET = 1000;

    private final JdbcClient jdbc;
    private final SealSecrets seal;
    private final SecureRandom random = new SecureRandom();

    public Channels(JdbcClient jdbc, SealSecrets seal) {
        this.jdbc = jdbc;
        this.seal = seal;
    }

    /** A channel as it is kept. */
    record Kept(Channel channel, boolean hasSecret) {
        ObjectNode shown() {
            return ReadChannel.write(channel).put("secretSet", hasSecret);
        }
    }

    /**
     * Keeps a channel in the place of the one before.
     *
     * @param secret the password, or the key that signs; empty: that of before. A webhook that has none gets one
     * @return the key that was made for a webhook: it is not shown again
     * @throws ServiceFailure NotificationSecretMissing: the password of one account is not sent to another server
     */
    public Optional<String> set(TenantId tenant, Channel channel, Optional<String> secret) {
        if (secret.filter(text -> text.length() > LONGEST_SECRET).isPresent()) {
            throw new ServiceFailure(
                    "InvalidNotificationChannel",
                    400,
                    "The secret is longer than " + LONGEST_SECRET + " characters.",
                    "Give a shorter one.");
        }
        Optional<Kept> before = find(tenant, channel.name());
        return switch (channel) {
            case Channel.Mail mail -> {
                boolean keep = secret.isEmpty()
                        && mail.user().isPresent()
                        && before.filter(kept -> kept.hasSecret && mail.isSameAccount(kept.channel))
                                .isPresent();
                if (mail.user().isPresent() && secret.isEmpty() && !keep) {
                    throw new ServiceFailure(
                            "NotificationSecretMissing",
                            400,
                            "The password of " + mail.user().get() + " at " + mail.host() + " is missing.",
                            "Give it along: what was kept is for another server or account.");
                }
                store(tenant, channel, mail.user().isPresent() ? secret : Optional.empty(), keep);
                yield Optional.empty();
            }
            case Channel.Webhook _ -> {
                boolean keep =
                        secret.isEmpty() && before.filter(Kept::hasSecret).isPresent();
                Optional<String> made = secret.isEmpty() && !keep ? Optional.of(newKey()) : Optional.empty();
                store(tenant, channel, secret.or(() -> made), keep);
                yield made;
            }
        };
    }

    private void store(TenantId tenant, Channel channel, Optional<String> secret, boolean keep) {
        jdbc.sql("""
                        insert into notification_channel as n (tenant_id, channel, settings, secret, address)
                        values (:tenant, :channel, :settings::jsonb, :secret, :address)
                        on conflict (tenant_id, channel) do update
                        set settings = excluded.settings, updated_at = now(), address = excluded.address,
                            secret = case when :keep then n.secret else excluded.secret end
                        """)
                .param("tenant", tenant.value())
                .param("channel", channel.name())
                .param("settings", ReadChannel.write(channel).toString())
                .param(
                        "secret",
                        secret.map(text -> seal.seal(sealName(tenant, channel.name()), text))
                                .orElse(null),
                        Types.BINARY)
                .param(
                        "address",
                        channel instanceof Channel.Webhook(URI url)
                                ? seal.seal(addressName(tenant), url.toString())
                                : null,
                        Types.BINARY)
                .param("keep", keep)
                .update();
    }

    /** @throws ServiceFailure InvalidNotificationChannel */
    public void remove(TenantId tenant, String channel) {
        int found = jdbc.sql("delete from notification_channel where tenant_id = ? and channel = ?")
                .params(tenant.value(), channel)
                .update();
        if (found == 0 && !List.of(Channel.Mail.NAME, Channel.Webhook.NAME).contains(channel)) {
            throw ReadChannel.unknown(channel);
        }
        jdbc.sql("""
                        update notification_delivery set next_attempt_at = null
                        where tenant_id = ? and channel = ? and next_attempt_at is not null
                        """).params(tenant.value(), channel).update();
    }

    /**
     * What lasts is told again after so many hours.
     *
     * @param hours 0: never
     */
    public void repeat(TenantId tenant, int hours) {
        if (hours < 0 || hours > MOST_HOURS) {
            throw new ServiceFailure(
                    "InvalidNotificationChannel",
                    400,
                    "The hours after which is told again what lasts are not between 0 and " + MOST_HOURS + ".",
                    "0 stands for never.");
        }
        jdbc.sql("""
                        insert into notification_setting (tenant_id, repeat_hours) values (?, ?)
                        on conflict (tenant_id) do update set repeat_hours = excluded.repeat_hours
                        """).params(tenant.value(), hours).update();
    }

    public int repeat(TenantId tenant) {
        return jdbc.sql("select repeat_hours from notification_setting where tenant_id = ?")
                .params(tenant.value())
                .query(Integer.class)
                .optional()
                .orElse(Notify.HOURS);
    }

    Optional<Kept> find(TenantId tenant, String channel) {
        return jdbc.sql("""
                        select settings::text, secret is not null, address from notification_channel
                        where tenant_id = ? and channel = ?
                        """)
                .params(tenant.value(), channel)
                .query((row, number) -> {
                    ObjectNode settings = (ObjectNode) JsonMapper.shared().readTree(row.getString(1));
                    byte[] address = row.getBytes(3);
                    if (address != null) {
                        settings.put("url", seal.open(addressName(tenant), address));
                    }
                    return new Kept(ReadChannel.of(channel, settings), row.getBoolean(2));
                })
                .optional();
    }

    /** The settings without the secret; of a webhook's address only where it leads. */
    public Optional<ObjectNode> shown(TenantId tenant, String channel) {
        return find(tenant, channel).map(Kept::shown);
    }

    /** The one place where a secret is read: to send. */
    Optional<String> secret(TenantId tenant, String channel) {
        return jdbc.sql("""
                        select secret from notification_channel
                        where tenant_id = ? and channel = ? and secret is not null
                        """)
                .params(tenant.value(), channel)
                .query(byte[].class)
                .optional()
                .map(bytes -> seal.open(sealName(tenant, channel), bytes));
    }

    private static String sealName(TenantId tenant, String channel) {
        return "notifications/" + tenant + "/" + channel;
    }

    private static String addressName(TenantId tenant) {
        return "notifications/" + tenant + "/address";
    }

    private String newKey() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
