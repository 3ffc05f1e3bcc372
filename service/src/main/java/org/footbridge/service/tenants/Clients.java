package org.footbridge.service.tenants;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
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
