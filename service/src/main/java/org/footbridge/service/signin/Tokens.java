package org.footbridge.service.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.tenants.ClientApplication;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.TenantId;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.stereotype.Component;

/** Issues access tokens: JWTs signed with RS256 that name the tenant ({@code tid}), the client and its roles. */
@Component
public class Tokens {
    /** How long a token is good for. */
    public static final Duration LIFETIME = Duration.ofHours(1);

    private final JwtEncoder encoder;
    private final SigningKey key;
    private final PublicAddress address;

    Tokens(JwtEncoder encoder, SigningKey key, PublicAddress address) {
        this.encoder = encoder;
        this.key = key;
        this.address = address;
    }

    /** A token for the client, good from now on. */
    public String issue(ClientApplication client) {
        Instant now = Instant.now();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .id(UUID.randomUUID().toString())
                .issuer(issuer(client.tenant()))
                .audience(List.of(audience()))
                .subject(client.clientId().toString())
                .issuedAt(now)
                .notBefore(now)
                .expiresAt(now.plus(LIFETIME))
                .claim("tid", client.tenant().toString())
                .claim("appid", client.clientId().toString())
                .claim("app_displayname", client.name())
                .claim("idtyp", "app")
                .claim("ver", "2.0")
                .claim("roles", client.role().claims())
                .build();
        JwsHeader header = JwsHeader.with(SignatureAlgorithm.RS256)
                .keyId(key.id())
                .type("JWT")
                .build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }

    /** Each tenant has its own issuer. */
    String issuer(TenantId tenant) {
        return address.url() + "/" + tenant + "/v2.0";
    }

    String audience() {
        return address.url();
    }
}
