package org.footbridge.service.passwords;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.relay.wire.PasswordHash;
import org.footbridge.service.logs.ProvisioningEvent;
import org.footbridge.service.logs.ProvisioningEvent.Source;
import org.footbridge.service.logs.ProvisioningEvent.Target;
import org.footbridge.service.logs.RecordRun;
import org.footbridge.service.logs.WriteEvents;
import org.footbridge.service.passwords.PasswordRule.Decision;
import org.footbridge.service.passwords.PasswordRule.Forget;
import org.footbridge.service.passwords.PasswordRule.Hold;
import org.footbridge.service.passwords.PasswordRule.Kept;
import org.footbridge.service.passwords.PasswordRule.Take;
import org.footbridge.service.passwords.PasswordRule.Told;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.storage.CopyRows;

/**
 * Decides about fetched passwords and keeps those that are taken, sealed, in one transaction with a fixed number of statements.
 * Who lost the link meanwhile is left out.
 */
final class KeepPasswords {
    static final String MISSING = "PasswordObjectMissing";
    static final String MALFORMED = "PasswordMalformed";
    /** Another domain controller had told of a newer one. */
    static final String BEHIND = "PasswordBehind";

    private static final String TEMPORARY = """
            create temp table if not exists fetched_password (
                guid uuid, object_id uuid, state text, code text, last_set bigint, smart_card boolean, sealed bytea,
                must_change boolean, never_expires boolean) on commit delete rows
            """;

    private static final String KNOWN = """
            select l.source_guid, l.object_id, c.password_last_set, c.never_expires, p.code, s.object_class,
                   regexp_replace(s.rdn, '^[^=]+=', ''), coalesce(o.properties ->> 'displayName', ''),
                   p.password_last_set
            from unnest(?::uuid[]) w (guid)
            join link l on l.tenant_id = ? and l.configuration_id = ? and l.source_guid = w.guid
            join directory_object o on o.tenant_id = l.tenant_id and o.id = l.object_id and o.deleted_at is null
            left join credential c on c.tenant_id = l.tenant_id and c.object_id = l.object_id
                 and c.configuration_id = l.configuration_id and c.source_guid = l.source_guid
            join source_object s on s.tenant_id = l.tenant_id and s.configuration_id = l.configuration_id
                 and s.guid = l.source_guid
            join password_state p on p.tenant_id = l.tenant_id and p.configuration_id = l.configuration_id
                 and p.source_guid = l.source_guid
            """;

    private static final String TAKE = """
            insert into credential (tenant_id, object_id, configuration_id, source_guid, form, sealed, password_last_set,
                must_change, never_expires)
            select ?, object_id, ?, guid, 'derived', sealed, last_set, must_change, never_expires
            from fetched_password where state = 'synced' order by object_id
            on conflict (tenant_id, object_id)
            do update set configuration_id = excluded.configuration_id, source_guid = excluded.source_guid,
                          form = excluded.form, sealed = excluded.sealed,
                          password_last_set = excluded.password_last_set, must_change = excluded.must_change,
                          never_expires = excluded.never_expires, set_at = now()
            """;

    private static final String FORGET = """
            delete from credential c using fetched_password f
            where c.tenant_id = ? and c.object_id = f.object_id and f.state = 'none'
            """;

    /** A locked-out user who has a new password may try it at once. */
    private static final String UNLOCK = """
            delete from sign_in_lockout k using fetched_password f
            where k.tenant_id = ? and k.object_id = f.object_id and f.state = 'synced' and not exists (
                select 1 from credential c
                where c.tenant_id = k.tenant_id and c.object_id = k.object_id and c.password_last_set = f.last_set)
            """;

    /**
     * Consoles set a temporary password with two writes, and a pass may come between them: what it took as a password for good
     * is then the temporary one. One that came before the listing before is not in question.
     */
    private static final String EXPIRE = """
            update credential c set must_change = true from fetched_password f
            where c.tenant_id = ? and c.configuration_id = ? and c.object_id = f.object_id and f.state = 'held'
              and f.code = ? and c.set_at > now() - interval '3 minutes'
            """;

    private static final String NOTE = """
            update password_state p
            set state = f.state, object_id = f.object_id, code = f.code,
                password_last_set = case when f.state = 'failed' then p.password_last_set else f.last_set end,
                smart_card = coalesce(f.smart_card, p.smart_card), since = now(),
                attempts = case when f.state = 'failed' then p.attempts + 1 else 0 end,
                next_attempt_at = case when f.state = 'failed'
                    then ?::timestamptz + least(interval '1 hour', interval '1 minute' * power(2, least(p.attempts, 10))) end
            from fetched_password f
            where p.tenant_id = ? and p.configuration_id = ? and p.source_guid = f.guid
            """;

    private final Connection connection;
    private final PasswordPass pass;
    private final SealCredentials seals;
    private final Instant now;

    KeepPasswords(Connection connection, PasswordPass pass, SealCredentials seals, Instant now) {
        this.connection = connection;
        this.pass = pass;
        this.seals = seals;
        this.now = now;
    }

    /**
     * A user.
     *
     * @param code of the state before
     * @param told pwdLastSet that the password is at least to have; 0: any
     */
    private record Known(
            UUID object,
            Optional<Kept> kept,
            String code,
            String objectClass,
            String sourceName,
            String name,
            long told) {}

    /**
     * A line of what is to be written.
     *
     * @param sealed in hexadecimal
     */
    private record Line(String state, String code, Optional<Take> take, String sealed) {
        static Line without(String state, String code) {
            return new Line(state, code, Optional.empty(), "");
        }
    }

    /**
     * Keeps what was fetched.
     *
     * @param wanted all that were asked for; who is not in the answer failed
     */
    void keep(Collection<UUID> wanted, Map<UUID, PasswordHash> answers) throws SQLException {
        long began = System.nanoTime();
        Map<UUID, Known> known = known(wanted);
        List<ProvisioningEvent> events = new ArrayList<>();
        try (var statement = connection.createStatement()) {
            statement.execute(TEMPORARY);
        }
        try (CopyRows rows = CopyRows.into(
                connection,
                "fetched_password",
                "guid, object_id, state, code, last_set, smart_card, sealed, must_change, never_expires")) {
            for (UUID guid : wanted) {
                Known user = known.get(guid);
                if (user != null) {
                    write(rows, guid, user, Optional.ofNullable(answers.get(guid)), events);
                }
            }
            rows.finish();
        }
        Object tenant = pass.tenant().value();
        execute(UNLOCK, tenant);
        execute(TAKE, tenant, pass.configuration());
        execute(EXPIRE, tenant, pass.configuration(), PasswordRule.TEMPORARY);
        execute(FORGET, tenant);
        execute(NOTE, now.atOffset(ZoneOffset.UTC), tenant, pass.configuration());
        log(events, began);
    }

    /** Each transaction is a run of its own for the log. */
    private void log(List<ProvisioningEvent> events, long began) throws SQLException {
        if (!events.isEmpty()) {
            Staged staged = new Staged(pass.tenant(), pass.configuration());
            UUID run = UUID.randomUUID();
            RecordRun.write(connection, staged, run, "passwords");
            WriteEvents.write(connection, staged, run, events, began);
        }
    }

    private void write(
            CopyRows rows, UUID guid, Known user, Optional<PasswordHash> answer, List<ProvisioningEvent> events)
            throws SQLException {
        Line line = answer.map(hash -> line(user, hash)).orElseGet(() -> Line.without("failed", MISSING));
        boolean read = answer.isPresent() && !line.state().equals("failed");
        rows.value(guid)
                .value(user.object())
                .value(line.state())
                .value(line.code())
                .value(read ? answer.get().getPasswordLastSet() : null)
                .value(
                        (read && answer.get().hasAccountControl())
                                ? NoteChanges.isSmartCard(answer.get().getAccountControl())
                                : null)
                .value(line.take().isPresent() ? "\\x" + line.sealed() : null)
                .value(line.take().map(Take::mustChange).orElse(false))
                .value(line.take().map(Take::neverExpires).orElse(false))
                .endRow();
        PasswordEvents.of(
                        line.state(),
                        line.code(),
                        user.code(),
                        new Source(guid, user.objectClass(), user.sourceName()),
                        new Target(user.object(), "user", user.name()))
                .ifPresent(events::add);
    }

    private Line line(Known user, PasswordHash hash) {
        if (!hash.getFailureCode().isEmpty()) {
            return Line.without("failed", hash.getFailureCode());
        }
        if (hash.getPasswordLastSet() != 0 && hash.getPasswordLastSet() < user.told()) {
            return Line.without("failed", BEHIND);
        }
        Decision decision = PasswordRule.decide(
                new Told(!hash.getDerived().isEmpty(), hash.getPasswordLastSet()), user.kept(), pass.policy());
        return switch (decision) {
            case Forget forget -> Line.without("none", forget.code());
            case Hold hold -> Line.without("held", hold.code());
            case Take take -> sealed(user, hash, take);
        };
    }

    private Line sealed(Known user, PasswordHash hash, Take take) {
        byte[] derived = hash.getDerived().toByteArray();
        try {
            byte[] sealed = seals.derived(pass.tenant(), user.object(), derived, pass.rounds());
            return new Line("synced", "", Optional.of(take), HexFormat.of().formatHex(sealed));
        } catch (IllegalArgumentException e) {
            return Line.without("failed", MALFORMED);
        } finally {
            Arrays.fill(derived, (byte) 0);
        }
    }

    private Map<UUID, Known> known(Collection<UUID> wanted) throws SQLException {
        Map<UUID, Known> known = new HashMap<>();
        Array guids = connection.createArrayOf("uuid", wanted.toArray());
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, guids);
            statement.setObject(2, pass.tenant().value());
            statement.setObject(3, pass.configuration());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long lastSet = row.getLong(3);
                    Optional<Kept> kept =
                            row.wasNull() ? Optional.empty() : Optional.of(new Kept(lastSet, row.getBoolean(4)));
                    known.put(
                            row.getObject(1, UUID.class),
                            new Known(
                                    row.getObject(2, UUID.class),
                                    kept,
                                    row.getString(5),
                                    row.getString(6),
                                    row.getString(7),
                                    row.getString(8),
                                    row.getLong(9)));
                }
            }
        }
        return known;
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
