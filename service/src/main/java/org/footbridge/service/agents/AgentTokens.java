package org.footbridge.service.agents;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.Authority;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** One-time tokens for registering agents. The database has only the hash of a secret. */
@Component
public class AgentTokens {
    private static final int SECRET_BYTES = 32;
    private static final Duration LONGEST = Duration.ofDays(7);

    private final JdbcClient database;
    private final Authority authority;
    private final SecureRandom random = new SecureRandom();

    public AgentTokens(JdbcClient database, Authority authority) {
        this.database = database;
        this.authority = authority;
    }

    /**
     * Makes a token that registers one agent for the directories, once.
     *
     * @param validity more than nothing, at most 7 days
     * @param publicUrl how the agent reaches this service, without a slash at the end
     * @throws ServiceFailure InvalidDirectoryName, InvalidTokenValidity
     */
    public IssuedToken issue(TenantId tenant, Collection<String> directories, Duration validity, String publicUrl) {
        List<String> names = DirectoryName.checked(directories);
        if (!validity.isPositive() || validity.compareTo(LONGEST) > 0) {
            throw new ServiceFailure(
                    "InvalidTokenValidity",
                    400,
                    "A token is valid for more than 0 and at most " + LONGEST.toMinutes() + " minutes.",
                    "Choose such a time; 60 minutes suit most.");
        }
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        AgentToken token = new AgentToken(
                tenant,
                UUID.randomUUID(),
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
        Instant expiresAt = Instant.now().plus(validity);
        database.sql("""
                        insert into agent_token (tenant_id, id, secret_hash, directory_names, expires_at)
                        values (?, ?, ?, ?, ?)
                        """)
                .params(tenant.value(), token.id(), token.secretHash())
                .param(names.toArray(String[]::new))
                .param(OffsetDateTime.ofInstant(expiresAt, ZoneOffset.UTC))
                .update();
        return new IssuedToken(token.text(publicUrl, authority.fingerprint()), expiresAt, names);
    }

    /**
     * The directories that the token is for; does not use it up.
     *
     * @throws ServiceFailure AgentTokenInvalid; or, when the secret is right, AgentTokenUsed, AgentTokenExpired
     */
    List<String> check(AgentToken token) {
        Stored stored = database.sql("""
                        select secret_hash, directory_names, used_at is not null, expires_at <= now()
                        from agent_token where tenant_id = ? and id = ?
                        """)
                .params(token.tenant().value(), token.id())
                .query(AgentTokens::stored)
                .optional()
                .orElse(Stored.NONE);
        // compared also when there is none: an answer takes as long for a known id as for an unknown one
        if (!MessageDigest.isEqual(stored.secretHash, token.secretHash())) {
            throw invalid();
        }
        if (stored.used) {
            throw used();
        }
        if (stored.expired) {
            throw new ServiceFailure("AgentTokenExpired", 401, "This token has expired.", "Make another token.");
        }
        return stored.directories;
    }

    /**
     * Uses the token up: of any number of calls with the same token one returns, the others throw.
     *
     * @throws ServiceFailure AgentTokenUsed
     */
    void use(AgentToken token, UUID agent) {
        int used = database.sql("""
                        update agent_token set used_at = now(), used_by = ?
                        where tenant_id = ? and id = ? and used_at is null and expires_at > now()
                        """)
                .params(agent, token.tenant().value(), token.id())
                .update();
        if (used != 1) {
            throw used();
        }
    }

    static ServiceFailure invalid() {
        return new ServiceFailure(
                "AgentTokenInvalid",
                401,
                "This is not a token of this service.",
                "Copy the whole line, or make another token.");
    }

    private static ServiceFailure used() {
        return new ServiceFailure(
                "AgentTokenUsed",
                409,
                "This token has registered an agent already.",
                "Make another token; each is for one agent.");
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getBytes(1), List.of((String[]) row.getArray(2).getArray()), row.getBoolean(3), row.getBoolean(4));
    }

    private static final class Stored {
        static final Stored NONE = new Stored(new byte[SECRET_BYTES], List.of(), false, false);

        final byte[] secretHash;
        final List<String> directories;
        final boolean used;
        final boolean expired;

        Stored(byte[] secretHash, List<String> directories, boolean used, boolean expired) {
            this.secretHash = secretHash;
            this.directories = directories;
            this.used = used;
            this.expired = expired;
        }
    }
}
