package org.footbridge.service.administrators;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.footbridge.service.administrators.Administrator.State;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.tenants.ClientRole;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who may sign in to the admin center of each tenant. */
@Component
public class Administrators {
    /** How long a one-time password is good for. */
    public static final Duration ONE_TIME = Duration.ofDays(7);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@+-]{0,99}");
    private static final int LONGEST_DISPLAY_NAME = 200;
    private static final String SELECT = """
            select tenant_id, id, name, display_name, role, last_sign_in_at, created_at,
                   case when not enabled then 'DISABLED' when locked_until > :now then 'LOCKED'
                        when one_time_until is not null then 'INVITED' else 'ACTIVE' end as state
            from administrator where tenant_id = :tenant
            """;

    private final JdbcClient jdbc;
    private final HashPasswords hashes;
    private final EndSessions sessions;
    private final Clock clock;

    Administrators(JdbcClient jdbc, HashPasswords hashes, EndSessions sessions, Clock clock) {
        this.jdbc = jdbc;
        this.hashes = hashes;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Somebody new, with the password for the first sign-in. */
    public record Invited(Administrator administrator, OneTimePassword password) {}

    /** What is changed of somebody; what is empty stays. */
    public record Change(Optional<String> displayName, Optional<ClientRole> role, Optional<Boolean> enabled) {}

    /** By name. */
    public List<Administrator> list(TenantId tenant) {
        return jdbc.sql(SELECT + " order by name")
                .param("tenant", tenant.value())
                .param("now", now())
                .query((row, _) -> read(row))
                .list();
    }

    /** @throws ServiceFailure AdministratorNotFound */
    public Administrator get(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + " and id = :id")
                .param("tenant", tenant.value())
                .param("now", now())
                .param("id", id)
                .query((row, _) -> read(row))
                .optional()
                .orElseThrow(() -> new ServiceFailure(
                        "AdministratorNotFound",
                        404,
                        "There is no administrator " + id + " in this tenant.",
                        "List the administrators and take the id from there."));
    }

    /**
     * @param name letters, digits and . _ @ + -; case does not matter
     * @throws ServiceFailure InvalidAdministrator (400), AdministratorExists (409)
     */
    public Invited invite(TenantId tenant, String name, String displayName, ClientRole role) {
        String typed = name.strip().toLowerCase(Locale.ROOT);
        if (!NAME.matcher(typed).matches()) {
            throw invalid(
                    "A sign-in name has 1 to 100 letters, digits and . _ @ + -, and begins with a letter or digit.",
                    "Take the mail address, or a short name.");
        }
        OneTimePassword password = OneTimePassword.until(clock.instant().plus(ONE_TIME));
        UUID id = UUID.randomUUID();
        int made = jdbc.sql("""
                        insert into administrator (tenant_id, id, name, display_name, role, password_hash, one_time_until, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict (tenant_id, name) do nothing
                        """)
                .params(tenant.value(), id, typed, checkedDisplayName(displayName.isBlank() ? typed : displayName))
                .params(role.written(), hashes.hash(password.text()), at(password.expiresAt()), now())
                .update();
        if (made == 0) {
            throw new ServiceFailure(
                    "AdministratorExists",
                    409,
                    "There is an administrator named " + typed + " already.",
                    "Choose another name, or change that administrator.");
        }
        return new Invited(get(tenant, id), password);
    }

    /**
     * Changes somebody; whose role or state changes is signed out everywhere.
     *
     * @throws ServiceFailure AdministratorNotFound, InvalidAdministrator, LastAdministrator
     */
    @Transactional
    public Administrator change(TenantId tenant, UUID id, Change change) {
        Administrator before = get(tenant, id);
        // what is not named is left to whoever changes it at the same time
        jdbc.sql("""
                        update administrator
                        set display_name = coalesce(:display, display_name), role = coalesce(:role, role),
                            enabled = coalesce(:enabled, enabled)
                        where tenant_id = :tenant and id = :id
                        """)
                .param(
                        "display",
                        change.displayName()
                                .map(Administrators::checkedDisplayName)
                                .orElse(null))
                .param("role", change.role().map(ClientRole::written).orElse(null))
                .param("enabled", change.enabled().orElse(null))
                .param("tenant", tenant.value())
                .param("id", id)
                .update();
        Administrator after = get(tenant, id);
        requireOthers(before, Optional.of(after));
        if (after.role() != before.role() || after.state() == State.DISABLED) {
            sessions.of(tenant, id);
        }
        return after;
    }

    /**
     * A new one-time password; the old one is not good any more, and all sessions end.
     *
     * @throws ServiceFailure AdministratorNotFound
     */
    @Transactional
    public OneTimePassword resetPassword(TenantId tenant, UUID id) {
        OneTimePassword password = OneTimePassword.until(clock.instant().plus(ONE_TIME));
        get(tenant, id);
        jdbc.sql("""
                        update administrator
                        set password_hash = ?, one_time_until = ?, failures = 0, locked_until = null
                        where tenant_id = ? and id = ?
                        """)
                .params(hashes.hash(password.text()), at(password.expiresAt()), tenant.value(), id)
                .update();
        sessions.of(tenant, id);
        return password;
    }

    /**
     * Signs somebody out everywhere.
     *
     * @throws ServiceFailure AdministratorNotFound
     */
    @Transactional
    public void endSessions(TenantId tenant, UUID id) {
        get(tenant, id);
        sessions.of(tenant, id);
    }

    /** @throws ServiceFailure AdministratorNotFound, LastAdministrator */
    @Transactional
    public void remove(TenantId tenant, UUID id) {
        Administrator before = get(tenant, id);
        jdbc.sql("delete from administrator where tenant_id = ? and id = ?")
                .params(tenant.value(), id)
                .update();
        requireOthers(before, Optional.empty());
        sessions.of(tenant, id);
    }

    /**
     * Somebody must stay who may administer, and where somebody may make tenants, somebody who may do that. Two changes at once
     * wait for each other.
     *
     * @param after empty: removed
     */
    private void requireOthers(Administrator before, Optional<Administrator> after) {
        for (ClientRole role : List.of(ClientRole.ADMINISTRATOR, ClientRole.PROVIDER)) {
            if (!has(before, role) || after.filter(now -> has(now, role)).isPresent()) {
                continue;
            }
            jdbc.sql("select pg_advisory_xact_lock(hashtextextended('administrators ' || ?, 0))")
                    .param(before.tenant().toString())
                    .query(row -> {});
            boolean somebody = list(before.tenant()).stream()
                    .anyMatch(other -> !other.id().equals(before.id()) && has(other, role));
            if (!somebody) {
                throw new ServiceFailure(
                        "LastAdministrator",
                        409,
                        "Nobody else has the role " + role.written() + ", so this one stays as it is.",
                        "Give somebody else that role first.");
            }
        }
    }

    private static boolean has(Administrator person, ClientRole role) {
        return person.role().includes(role) && person.state() != State.DISABLED;
    }

    private static String checkedDisplayName(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_DISPLAY_NAME || stripped.indexOf('\0') >= 0) {
            throw invalid(
                    "A display name has 1 to " + LONGEST_DISPLAY_NAME + " characters.", "Give the person's name.");
        }
        return stripped;
    }

    private static ServiceFailure invalid(String message, String nextStep) {
        return new ServiceFailure("InvalidAdministrator", 400, message, nextStep);
    }

    private OffsetDateTime now() {
        return at(clock.instant());
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Administrator read(ResultSet row) throws SQLException {
        OffsetDateTime signedIn = row.getObject("last_sign_in_at", OffsetDateTime.class);
        return new Administrator(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("display_name"),
                ClientRole.parse(row.getString("role")).orElseThrow(),
                State.valueOf(row.getString("state")),
                Optional.ofNullable(signedIn).map(OffsetDateTime::toInstant),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
