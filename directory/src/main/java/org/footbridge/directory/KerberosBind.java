package org.footbridge.directory;

import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SASLBindRequest;
import com.unboundid.ldap.sdk.SASLClientBindHandler;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import javax.security.sasl.SaslException;
import org.jspecify.annotations.Nullable;

/**
 * A GSSAPI bind (RFC 4752) as an already logged-in subject. Signs and seals on a plain connection; authenticates only
 * where TLS protects the connection, as Active Directory demands. The library's own GSSAPI bind sets properties of the
 * whole process and so knows one realm only.
 */
final class KerberosBind extends SASLBindRequest {
    private static final String MECHANISM = "GSSAPI";
    private final transient Subject subject;
    private final String serverName;
    private final boolean tls;
    private int messageId = -1;

    /** @param serverName DNS name of the domain controller, the instance of its principal ldap/NAME */
    KerberosBind(Subject subject, String serverName, boolean tls) {
        super(new Control[0]);
        this.subject = subject;
        this.serverName = serverName;
        this.tls = tls;
    }

    @Override
    public String getSASLMechanismName() {
        return MECHANISM;
    }

    @Override
    protected BindResult process(LDAPConnection connection, int depth) throws LDAPException {
        try {
            return Subject.callAs(subject, () -> exchange(connection));
        } catch (CompletionException e) {
            if (e.getCause() instanceof LDAPException ldap) {
                throw ldap;
            }
            throw new LDAPException(ResultCode.LOCAL_ERROR, String.valueOf(e.getMessage()), e);
        }
    }

    private BindResult exchange(LDAPConnection connection) throws LDAPException {
        Map<String, String> properties = Map.of(Sasl.QOP, tls ? "auth" : "auth-conf", Sasl.SERVER_AUTH, "true");
        SaslClient client;
        try {
            client = Sasl.createSaslClient(new String[] {MECHANISM}, null, "ldap", serverName, properties, null);
        } catch (SaslException e) {
            throw new LDAPException(ResultCode.LOCAL_ERROR, String.valueOf(e.getMessage()), e);
        }
        SASLClientBindHandler handler = new SASLClientBindHandler(
                this,
                connection,
                MECHANISM,
                client,
                getControls(),
                getResponseTimeoutMillis(connection),
                new ArrayList<>());
        try {
            return handler.processSASLBind();
        } finally {
            messageId = handler.getMessageID();
        }
    }

    @Override
    public int getLastMessageID() {
        return messageId;
    }

    @Override
    public KerberosBind duplicate() {
        return new KerberosBind(subject, serverName, tls);
    }

    @Override
    public KerberosBind duplicate(Control @Nullable [] controls) {
        return duplicate();
    }

    @Override
    public SASLBindRequest getRebindRequest(String host, int port) {
        return duplicate();
    }

    @Override
    public void toString(StringBuilder buffer) {
        buffer.append("KerberosBind(ldap/").append(serverName).append(')');
    }
}
