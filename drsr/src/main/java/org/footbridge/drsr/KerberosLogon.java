package org.footbridge.drsr;

import java.nio.file.Path;
import java.util.Optional;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.footbridge.drsr.kerberos.KerberosLogin;

/** With Kerberos. The realm's servers come from the Java platform's krb5.conf. */
public final class KerberosLogon implements Logon {
    private final Subject subject;
    private final Optional<LoginContext> login;

    private KerberosLogon(Subject subject, Optional<LoginContext> login) {
        this.subject = subject;
        this.login = login;
    }

    /**
     * @param subject somebody whom the caller has logged in; tickets for servers are added to it
     */
    public static KerberosLogon of(Subject subject) {
        return new KerberosLogon(subject, Optional.empty());
    }

    /**
     * @param principal such as reader@CORP.EXAMPLE
     * @param password the caller wipes it
     */
    public static KerberosLogon withPassword(String principal, char[] password) {
        return of(KerberosLogin.withPassword(principal, password));
    }

    /**
     * @param principal such as reader@CORP.EXAMPLE
     * @param keytab file with its keys
     */
    public static KerberosLogon withKeytab(String principal, Path keytab) {
        return of(KerberosLogin.withKeytab(principal, keytab));
    }

    private static KerberosLogon of(LoginContext login) {
        return new KerberosLogon(login.getSubject(), Optional.of(login));
    }

    Subject subject() {
        return subject;
    }

    /** Destroys the tickets of a login that was made here. */
    @Override
    public void close() {
        login.ifPresent(context -> {
            try {
                context.logout();
            } catch (LoginException alreadyOut) {
                throw new IllegalStateException("Kerberos could not log out: " + alreadyOut.getMessage(), alreadyOut);
            }
        });
    }

    @Override
    public String toString() {
        return "KerberosLogon" + subject.getPrincipals();
    }
}
