package org.footbridge.service.tenants;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** The clients of tenants. Secrets are 256 random bits, kept as bcrypt hashes only. */
@Component
public class Clients {
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_NAME = 256;
    /** bcrypt takes no more. */
    private static final int LONGEST_SECRET = 72;
    /** Hashing is slow by intent; more at once would only take the processors from everything else. */
    private static final int HASHES_AT_ONCE = 2;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private final JdbcClient database;
    private final SecureRandom random = new SecureRandom();
    private final PasswordEncoder encoder = new BCryptPasswordEncoder();
    private final String hashOfNobody;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE, true);

    Clients(JdbcClient database) {
        this.database = database;
        this.hashOfNobody = encoded(secret());
    }

    /**
     * Makes a client.
     *
     * @throws ServiceFailure InvalidClientName
     */
    public NewClient create(TenantId tenant, String name, ClientRole role) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new ServiceFailure(
                    "InvalidClientName",
                    400,
                    "A client's name has 1 to " + LONGEST_NAME + " characters.",
                    "Name the program that will use it.");
        }
        NewClient client = new NewClient(tenant, UUID.randomUUID(), secret(), role);
        database.sql(
                        "insert into client_application (tenant_id, client_id, name, secret_hash, role) values (?, ?, ?, ?, ?)")
                .params(tenant.value(), client.clientId(), name.strip(), encoded(client.clientSecret()), role.written())
                .update();
        return client;
    }

    public Optional<ClientApplication> find(TenantId tenant, UUID clientId) {
        return database.sql("select * from client_application where tenant_id = ? and client_id = ?")
                .params(tenant.value(), clientId)
                .query(Clients::read)
                .optional();
    }

    /**
     * A client as administrators see it.
     *
     * @param role as it is written in requests
     */
    public record Listed(UUID clientId, String name, ClientRole role, Instant createdAt) {}

    /** Those of the tenant, by name; those after {@code after}, if given. */
    public List<Listed> list(TenantId tenant, Optional<UUID> after, int most) {
        return database.sql("""
                        select client_id, name, role, created_at from client_application c
                        where tenant_id = :tenant and (cast(:after as uuid) is null or (lower(name), client_id) > (
                            select lower(name), client_id from client_application
                            where tenant_id = :tenant and client_id = :after))
                        order by lower(name), client_id limit :most
                        """)
                .param("tenant", tenant.value())
                .param("after", after.orElse(null))
                .param("most", most)
                .query((row, number) -> new Listed(
                        row.getObject("client_id", UUID.class),
                        row.getString("name"),
                        ClientRole.parse(row.getString("role")).orElseThrow(),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /**
     * The clients of the tenant that may administer it, none of which is removed before the transaction ends that is open;
     * whoever removes one waits for the others.
     */
    public List<UUID> holdAdministrators(TenantId tenant) {
        return database
                .sql("""
                        select client_id, role from client_application where tenant_id = ? order by client_id for update
                        """)
                .param(tenant.value())
                .query((row, number) -> Map.entry(
                        row.getObject("client_id", UUID.class),
                        ClientRole.parse(row.getString("role")).orElseThrow()))
                .list()
                .stream()
                .filter(client -> client.getValue().claims().containsAll(ClientRole.ADMINISTRATOR.claims()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Its tokens are refused within half a minute. False: there is no such client. */
    public boolean remove(TenantId tenant, UUID clientId) {
        return database.sql("delete from client_application where tenant_id = ? and client_id = ?")
                        .params(tenant.value(), clientId)
                        .update()
                > 0;
    }

    /**
     * Gives a client another secret; the one it had is of no use any more. Tokens that it got are good until they end.
     *
     * @return the secret, which is not kept; empty: there is no such client
     */
    public Optional<String> renewSecret(TenantId tenant, UUID clientId) {
        String secret = secret();
        int found = database.sql("update client_application set secret_hash = ? where tenant_id = ? and client_id = ?")
                .params(encoded(secret), tenant.value(), clientId)
                .update();
        return found > 0 ? Optional.of(secret) : Optional.empty();
    }

    /** The client, if it is one of this tenant and the secret is its own. Takes as long for an unknown client. */
    public Optional<ClientApplication> verify(TenantId tenant, UUID clientId, String secret) {
        Optional<Stored> stored = database.sql("select * from client_application where tenant_id = ? and client_id = ?")
                .params(tenant.value(), clientId)
                .query((row, number) -> new Stored(read(row, number), row.getString("secret_hash")))
                .optional();
        boolean matches = matches(secret, stored.map(Stored::hash).orElse(hashOfNobody));
        return matches ? stored.map(Stored::client) : Optional.empty();
    }

    private boolean matches(String secret, String hash) {
        if (secret.length() > LONGEST_SECRET) {
            return false;
        }
        awaitTurn();
        try {
            return encoder.matches(secret, hash);
        } finally {
            hashing.release();
        }
    }

    private void awaitTurn() {
        try {
            if (hashing.tryAcquire(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ServiceFailure(
                "SignInBusy",
                503,
                "Too many clients sign in at this moment.",
                "Try again in some seconds; keep tokens for their hour.");
    }

    private String encoded(String secret) {
        String hash = encoder.encode(secret);
        if (hash == null) {
            throw new IllegalStateException("The encoder gave no hash.");
        }
        return hash;
    }

    private String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static ClientApplication read(ResultSet row, int number) throws SQLException {
        return new ClientApplication(
                new TenantId(row.getObject("tenant_id", UUID.class)),
                row.getObject("client_id", UUID.class),
                row.getString("name"),
                ClientRole.parse(row.getString("role")).orElseThrow());
    }

    private record Stored(ClientApplication client, String hash) {}
}
