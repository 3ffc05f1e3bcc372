package org.footbridge.engine.certificate;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** The names of a certificate: of whom it is, and of who issued it. */
public final class CertificateNames {

    private static final String E_MAIL = "1.2.840.113549.1.9.1";
    private static final String USER_PRINCIPAL_NAME = "1.3.6.1.4.1.311.20.2.3";

    /** The keywords that .NET writes where Java writes numbers or other ones. */
    private static final Map<String, String> KEYWORDS =
            Map.of(E_MAIL, "E", "2.5.4.8", "S", "0.9.2342.19200300.100.1.25", "DC", "2.5.4.5", "SERIALNUMBER");

    private static final List<String> SIMPLE = List.of("2.5.4.3", "2.5.4.11", "2.5.4.10", E_MAIL);

    private final X509Certificate certificate;

    CertificateNames(X509Certificate certificate) {
        this.certificate = certificate;
    }

    /** Which name is wanted; the names are those of .NET's {@code X509NameType}. */
    public enum Kind {
        SIMPLE_NAME("SimpleName"),
        EMAIL_NAME("EmailName"),
        UPN_NAME("UpnName"),
        DNS_NAME("DnsName"),
        DNS_FROM_ALTERNATIVE_NAME("DnsFromAlternativeName"),
        URL_NAME("UrlName");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** @param name in any case */
        public static Optional<Kind> named(String name) {
            for (Kind kind : values()) {
                if (kind.title.equalsIgnoreCase(name)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Such as {@code CN=Ann, O=Example, C=CH}. */
    public String subject() {
        return written(certificate.getSubjectX500Principal());
    }

    /** As {@link #subject}. */
    public String issuer() {
        return written(certificate.getIssuerX500Principal());
    }

    /** @param ofIssuer else of the subject */
    public Optional<String> name(Kind kind, boolean ofIssuer) {
        X500Principal name = ofIssuer ? certificate.getIssuerX500Principal() : certificate.getSubjectX500Principal();
        return switch (kind) {
            case SIMPLE_NAME -> part(name, SIMPLE);
            case EMAIL_NAME -> alternative(ofIssuer, Alternative.E_MAIL).or(() -> part(name, List.of(E_MAIL)));
            case UPN_NAME -> alternative(ofIssuer, Alternative.OTHER);
            case DNS_NAME -> alternative(ofIssuer, Alternative.DNS).or(() -> part(name, List.of("2.5.4.3")));
            case DNS_FROM_ALTERNATIVE_NAME -> alternative(ofIssuer, Alternative.DNS);
            case URL_NAME -> alternative(ofIssuer, Alternative.URL);
        };
    }

    private static String written(X500Principal name) {
        return name.getName(X500Principal.RFC1779, KEYWORDS);
    }

    /** The first part with one of the types, the types in order of preference. */
    private static Optional<String> part(X500Principal name, List<String> types) {
        List<Der> attributes = new ArrayList<>();
        for (Der part : Der.read(name.getEncoded()).parts()) {
            attributes.addAll(part.parts());
        }
        for (String type : types) {
            for (Der attribute : attributes.reversed()) {
                List<Der> typeAndValue = attribute.parts();
                if (typeAndValue.getFirst().objectIdentifier().equals(type)) {
                    return Optional.of(text(typeAndValue.get(1)));
                }
            }
        }
        return Optional.empty();
    }

    /** X.680 41: most kinds of texts are subsets of UTF-8. */
    private static String text(Der value) {
        return switch (value.tag()) {
            case 0x14 -> new String(value.content(), ISO_8859_1);
            case 0x1E -> new String(value.content(), UTF_16BE);
            default -> new String(value.content(), UTF_8);
        };
    }

    /** RFC 5280 4.2.1.6: the numbers of kinds of alternative names. */
    private enum Alternative {
        OTHER(0),
        E_MAIL(1),
        DNS(2),
        URL(6);

        private final int number;

        Alternative(int number) {
            this.number = number;
        }
    }

    private Optional<String> alternative(boolean ofIssuer, Alternative kind) {
        for (List<?> name : alternatives(ofIssuer)) {
            if (!Integer.valueOf(kind.number).equals(name.getFirst())) {
                continue;
            }
            if (name.get(1) instanceof String text) {
                return Optional.of(text);
            }
            if (name.get(1) instanceof byte[] bytes) {
                Optional<String> principalName = userPrincipalName(bytes);
                if (principalName.isPresent()) {
                    return principalName;
                }
            }
        }
        return Optional.empty();
    }

    private Collection<List<?>> alternatives(boolean ofIssuer) {
        try {
            Collection<List<?>> names =
                    ofIssuer ? certificate.getIssuerAlternativeNames() : certificate.getSubjectAlternativeNames();
            return names == null ? List.of() : names;
        } catch (CertificateParsingException unreadable) {
            return List.of();
        }
    }

    /** An identifier, and behind it, in a tag or two, the value. */
    private static Optional<String> userPrincipalName(byte[] otherName) {
        try {
            List<Der> parts = Der.read(otherName).parts();
            if (!parts.getFirst().objectIdentifier().equals(USER_PRINCIPAL_NAME)) {
                return Optional.empty();
            }
            return Optional.of(text(parts.get(1).parts().getFirst()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NoSuchElementException malformed) {
            return Optional.empty();
        }
    }
}
