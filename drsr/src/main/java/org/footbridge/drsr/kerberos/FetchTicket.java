package org.footbridge.drsr.kerberos;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import javax.crypto.SecretKey;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KerberosTicket;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.failure.DrsException;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/** Has the Java platform get a ticket for a server, and takes it from the subject that it is put into. */
public final class FetchTicket {
    private static final String KERBEROS = "1.2.840.113554.1.2.2";
    private static final String KERBEROS_NAME = "1.2.840.113554.1.2.2.1";
    private static final Pattern COMPONENTS = Pattern.compile("(?<!\\\\)/");
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

    private FetchTicket() {}

    /**
     * @param service principal of the server, with its realm
     */
    public static ServiceTicket of(Subject subject, String service) {
        try {
            Subject.callAs(subject, () -> ask(service));
        } catch (CompletionException wrapped) {
            Exception failure = wrapped.getCause() instanceof Exception cause ? cause : wrapped;
            throw new DrsException(
                    KerberosErrors.code(failure, DrsException.Code.TICKET_UNAVAILABLE),
                    "Kerberos gives no ticket for " + service + ": " + failure.getMessage(),
                    failure);
        }
        return subject.getPrivateCredentials(KerberosTicket.class).stream()
                .filter(ticket -> ticket.isCurrent()
                        && service.equalsIgnoreCase(ticket.getServer().getName()))
                .findFirst()
                .map(FetchTicket::of)
                .orElseThrow(() -> new DrsException(
                        DrsException.Code.TICKET_UNAVAILABLE,
                        "Kerberos left no ticket for " + service + " with the one who is logged in"));
    }

    /** The first message of an ordinary context, which is thrown away: what counts is the ticket. */
    private static int ask(String service) throws GSSException {
        GSSManager manager = GSSManager.getInstance();
        Oid mechanism = new Oid(KERBEROS);
        GSSContext context = manager.createContext(
                manager.createName(service, new Oid(KERBEROS_NAME)), mechanism, null, GSSContext.DEFAULT_LIFETIME);
        try {
            context.requestMutualAuth(true);
            return context.initSecContext(new byte[0], 0, 0).length;
        } finally {
            context.dispose();
        }
    }

    private static ServiceTicket of(KerberosTicket ticket) {
        KerberosPrincipal client = ticket.getClient();
        SecretKey key = ticket.getSessionKey();
        byte[] bytes = key.getEncoded();
        try {
            AesKey session = Encrypted.key(ticket.getSessionKeyType(), bytes);
            return new ServiceTicket(
                    ticket.getEncoded(),
                    client.getRealm(),
                    client.getNameType(),
                    components(client.getName()),
                    session);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A name without its realm, in parts; a backslash takes the meaning from what follows. */
    static List<String> components(String principal) {
        int realm = principal.lastIndexOf('@');
        String name = realm < 0 ? principal : principal.substring(0, realm);
        return COMPONENTS
                .splitAsStream(name)
                .map(part -> ESCAPED.matcher(part).replaceAll("$1"))
                .toList();
    }
}
