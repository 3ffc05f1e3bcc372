package org.footbridge.service.keys;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.service.tenants.TenantId;

/** Who an agent is: the one URI among the alternative names of its certificate. */
public record AgentIdentity(TenantId tenant, UUID agent) {
    private static final String ID = "([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})";
    private static final Pattern FORM = Pattern.compile("footbridge:tenant/" + ID + "/agent/" + ID);
    /** GeneralName's tag for a URI (RFC 5280, 4.2.1.6). */
    private static final int URI = 6;

    public String uri() {
        return "footbridge:tenant/" + tenant + "/agent/" + agent;
    }

    /** The identity in the certificate; empty when it names none, or anything besides. */
    public static Optional<AgentIdentity> of(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            if (names == null || names.size() != 1) {
                return Optional.empty();
            }
            List<?> name = names.iterator().next();
            return Integer.valueOf(URI).equals(name.get(0)) ? parse(String.valueOf(name.get(1))) : Optional.empty();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    private static Optional<AgentIdentity> parse(String uri) {
        Matcher parts = FORM.matcher(uri);
        return parts.matches()
                ? Optional.of(new AgentIdentity(
                        new TenantId(UUID.fromString(parts.group(1))), UUID.fromString(parts.group(2))))
                : Optional.empty();
    }
}
