package org.footbridge.service.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.footbridge.service.tenants.ClientApplication;
import org.footbridge.service.tenants.Clients;
import org.footbridge.service.tenants.PublicAddress;
import org.footbridge.service.tenants.Tenant;
import org.footbridge.service.tenants.Tenants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The token endpoint of each tenant and the documents by which libraries find it (OpenID Connect Discovery 1.0). */
@RestController
class SignInController {
    private static final Logger log = LoggerFactory.getLogger(SignInController.class);

    private final Tenants tenants;
    private final Clients clients;
    private final Tokens tokens;
    private final SigningKey key;
    private final PublicAddress address;

    SignInController(Tenants tenants, Clients clients, Tokens tokens, SigningKey key, PublicAddress address) {
        this.tenants = tenants;
        this.clients = clients;
        this.tokens = tokens;
        this.key = key;
        this.address = address;
    }

    @PostMapping(path = "/{tenant}/oauth2/v2.0/token", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<Map<String, Object>> token(
            @PathVariable String tenant, @RequestBody MultiValueMap<String, String> form, HttpServletRequest request) {
        if (request.getQueryString() != null) {
            throw SignInFailure.invalidRequest(
                    "Parameters belong into the form, not into the address, where they are logged.");
        }
        Tenant found = find(tenant);
        TokenRequest credentials = TokenRequest.read(form, request.getHeader(HttpHeaders.AUTHORIZATION));
        ClientApplication client = clients.verify(found.id(), credentials.clientId(), credentials.clientSecret())
                .orElseThrow(() -> {
                    log.atWarn()
                            .addKeyValue("code", "SignInRefused")
                            .addKeyValue("tenant", found.id())
                            .addKeyValue("client", credentials.clientId())
                            .log("unknown client or wrong secret");
                    return SignInFailure.invalidClient();
                });
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("token_type", "Bearer");
        answer.put("expires_in", Tokens.LIFETIME.toSeconds());
        answer.put("access_token", tokens.issue(client));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(answer);
    }

    @GetMapping("/{tenant}/v2.0/.well-known/openid-configuration")
    Map<String, Object> discovery(@PathVariable String tenant) {
        Tenant found = find(tenant);
        String base = address.url() + "/" + found.id();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("issuer", tokens.issuer(found.id()));
        document.put("token_endpoint", base + "/oauth2/v2.0/token");
        document.put("jwks_uri", base + "/discovery/v2.0/keys");
        document.put("grant_types_supported", List.of("client_credentials"));
        document.put("response_types_supported", List.of("token"));
        document.put("subject_types_supported", List.of("public"));
        document.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        document.put("id_token_signing_alg_values_supported", List.of("RS256"));
        return document;
    }

    @GetMapping("/{tenant}/discovery/v2.0/keys")
    Map<String, Object> keys(@PathVariable String tenant) {
        find(tenant);
        return key.published();
    }

    private Tenant find(String idOrNameOrDomain) {
        return tenants.resolve(idOrNameOrDomain)
                .orElseThrow(
                        () -> SignInFailure.invalidRequest(
                                "There is no such tenant. The address names a tenant by its id, its name or one of its domains."));
    }

    @ExceptionHandler(SignInFailure.class)
    ResponseEntity<Map<String, String>> refused(SignInFailure failure) {
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.status(failure.status()).cacheControl(CacheControl.noStore());
        if (failure.status() == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"token\"");
        }
        Map<String, String> body = new LinkedHashMap<>();
        body.put("error", failure.error());
        body.put("error_description", failure.description());
        return answer.body(body);
    }
}
