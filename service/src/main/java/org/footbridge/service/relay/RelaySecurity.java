package org.footbridge.service.relay;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.Principal;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;
import org.footbridge.service.agents.AgentAccess;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.keys.AgentIdentity;
import org.footbridge.service.keys.IssuedCertificate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Tells the broker who a connection is and what it may do. An agent is who its certificate says; the service itself, in
 * this process, shows a password that was made at start and exists in memory only.
 */
final class RelaySecurity implements ActiveMQSecurityManager5 {
    static final String SERVICE = "footbridge-service";
    private static final Logger log = LoggerFactory.getLogger(RelaySecurity.class);
    private static final int PASSWORD_BYTES = 32;

    private final AgentRegistry registry;
    private final String servicePassword;

    RelaySecurity(AgentRegistry registry) {
        this.registry = registry;
        this.servicePassword = randomPassword();
    }

    /** The service's own connection. */
    private record ServicePrincipal() implements Principal {
        @Override
        public String getName() {
            return SERVICE;
        }
    }

    private record AgentPrincipal(AgentIdentity identity, String serial) implements Principal {
        @Override
        public String getName() {
            return identity.uri();
        }
    }

    static String randomPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    String servicePassword() {
        return servicePassword;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        X509Certificate[] chain = connection == null ? null : CertificateUtil.getCertsFromConnection(connection);
        if (chain == null || chain.length == 0) {
            return isService(user, password) ? subject(SERVICE, new ServicePrincipal()) : null;
        }
        return access(chain[0])
                .map(access -> subject(
                        access.identity().uri(),
                        new AgentPrincipal(access.identity(), IssuedCertificate.serial(chain[0]))))
                .orElse(null);
    }

    private Optional<AgentAccess> access(X509Certificate certificate) {
        try {
            return AgentTrust.access(registry, certificate);
        } catch (DataAccessException e) {
            log.atWarn()
                    .addKeyValue("code", "AgentRightsUnknown")
                    .setCause(e)
                    .log("the database does not say what an agent may do; refused for now");
            return Optional.empty();
        }
    }

    private boolean isService(@Nullable String user, @Nullable String password) {
        return SERVICE.equals(user)
                && password != null
                && MessageDigest.isEqual(
                        password.getBytes(StandardCharsets.UTF_8), servicePassword.getBytes(StandardCharsets.UTF_8));
    }

    private static Subject subject(String name, Principal principal) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        subject.getPrincipals().add(principal);
        subject.setReadOnly();
        return subject;
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
        if (subject == null) {
            return false;
        }
        if (!subject.getPrincipals(ServicePrincipal.class).isEmpty()) {
            return true;
        }
        return subject.getPrincipals(AgentPrincipal.class).stream()
                .findFirst()
                .flatMap(agent -> registry.known(agent.identity()).filter(access -> access.accepts(agent.serial())))
                .filter(access -> AgentRights.allow(access, checkType, address))
                .isPresent();
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType checkType) {
        return false;
    }
}
