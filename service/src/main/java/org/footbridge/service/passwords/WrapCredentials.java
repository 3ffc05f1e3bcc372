package org.footbridge.service.passwords;

import com.google.protobuf.ByteString;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Wraps what came in, a few at a time, so that what is compared with typed passwords is slow to guess by. */
@Component
class WrapCredentials {
    private static final Logger log = LoggerFactory.getLogger(WrapCredentials.class);
    private static final UUID NOBODY = new UUID(0, 0);
    private static final int PAGE = 20;
    /** Of a run. */
    private static final int TOLD = 3;

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final SealCredentials seals;
    private final Clock clock;

    WrapCredentials(JdbcClient jdbc, Transactions transactions, SealCredentials seals, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.seals = seals;
        this.clock = clock;
    }

    private record Waiting(TenantId tenant, UUID object, ByteString sealed) {
        @Override
        public String toString() {
            return "Waiting[" + object + "]";
        }
    }

    private record Wrapped(Waiting of, ByteString sealed) {
        @Override
        public String toString() {
            return "Wrapped[" + of.object() + "]";
        }
    }

    /**
     * Wraps what waits until nothing does, or the time is over.
     *
     * @return how many
     */
    int wrap(Duration limit) {
        Instant end = clock.instant().plus(limit);
        int all = 0;
        int damaged = 0;
        List<Waiting> page = page(NOBODY, NOBODY);
        while (!page.isEmpty()) {
            List<Wrapped> wrapped = new ArrayList<>();
            for (Waiting waiting : page) {
                try {
                    wrapped.add(new Wrapped(waiting, ByteString.copyFrom(wrapped(waiting))));
                } catch (ServiceFailure | IllegalArgumentException failure) {
                    // the others are wrapped all the same; with another master key all of them fail
                    if (damaged++ < TOLD) {
                        tell(waiting, failure);
                    }
                }
            }
            all += transactions.in(connection -> replace(connection, wrapped));
            Waiting last = page.getLast();
            page = clock.instant().isBefore(end) ? page(last.tenant().value(), last.object()) : List.of();
        }
        return all;
    }

    private byte[] wrapped(Waiting waiting) {
        return seals.wrapped(
                waiting.tenant(), waiting.object(), waiting.sealed().toByteArray(), WrappedPassword.Costs.USUAL);
    }

    private static void tell(Waiting waiting, RuntimeException damaged) {
        log.atWarn()
                .addKeyValue("code", "CredentialNotWrapped")
                .addKeyValue("tenant", waiting.tenant())
                .addKeyValue("user", waiting.object())
                .log(String.valueOf(damaged.getMessage()));
    }

    private List<Waiting> page(UUID tenant, UUID after) {
        return jdbc.sql("""
                        select tenant_id, object_id, sealed from credential
                        where form = 'derived' and (tenant_id, object_id) > (?, ?)
                        order by tenant_id, object_id limit ?
                        """)
                .params(tenant, after, PAGE)
                .query((row, number) -> new Waiting(
                        new TenantId(row.getObject(1, UUID.class)),
                        row.getObject(2, UUID.class),
                        ByteString.copyFrom(row.getBytes(3))))
                .list();
    }

    /** Unless another came in meanwhile. */
    private static int replace(Connection connection, List<Wrapped> wrapped) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                update credential c set form = 'wrapped', sealed = w.after
                from unnest(?::uuid[], ?::uuid[], ?::bytea[], ?::bytea[]) w (tenant_id, object_id, before, after)
                where c.tenant_id = w.tenant_id and c.object_id = w.object_id and c.form = 'derived' and c.sealed = w.before
                """)) {
            statement.setArray(
                    1, uuids(connection, wrapped, one -> one.of().tenant().value()));
            statement.setArray(2, uuids(connection, wrapped, one -> one.of().object()));
            statement.setArray(3, bytes(connection, wrapped, one -> one.of().sealed()));
            statement.setArray(4, bytes(connection, wrapped, Wrapped::sealed));
            return statement.executeUpdate();
        }
    }

    private static Array uuids(Connection connection, List<Wrapped> wrapped, Function<Wrapped, UUID> value)
            throws SQLException {
        return connection.createArrayOf("uuid", wrapped.stream().map(value).toArray());
    }

    private static Array bytes(Connection connection, List<Wrapped> wrapped, Function<Wrapped, ByteString> value)
            throws SQLException {
        return connection.createArrayOf(
                "bytea",
                wrapped.stream().map(value).map(ByteString::toByteArray).toArray(byte[][]::new));
    }
}
