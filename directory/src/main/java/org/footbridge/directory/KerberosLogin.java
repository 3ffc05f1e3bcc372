package org.footbridge.directory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.security.auth.Subject;
import javax.security.auth.callback.Callback;
import javax.security.auth.callback.CallbackHandler;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.callback.UnsupportedCallbackException;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;

/**
 * Logs in to a Kerberos realm with a configuration of its own, kept in memory: several realms can be used in one Java
 * process, whose only global setting is the krb5.conf it was started with.
 */
final class KerberosLogin {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private KerberosLogin() {}

    static Subject login(Credentials.Keytab keytab) {
        Map<String, String> options = options(keytab.principal());
        options.put("useKeyTab", "true");
        options.put("keyTab", keytab.keytab().toString());
        options.put("storeKey", "true");
        options.put("doNotPrompt", "true");
        return login(keytab.principal(), options, callbacks -> {});
    }

    static Subject login(Credentials.KerberosPassword credentials) {
        return login(credentials.principal(), options(credentials.principal()), callbacks -> {
            for (Callback callback : callbacks) {
                if (!(callback instanceof PasswordCallback password)) {
                    throw new UnsupportedCallbackException(callback);
                }
                char[] characters = credentials.password().characters();
                password.setPassword(characters);
                Arrays.fill(characters, '\0');
            }
        });
    }

    private static Map<String, String> options(String principal) {
        Map<String, String> options = new HashMap<>();
        options.put("principal", principal);
        options.put("isInitiator", "true");
        options.put("refreshKrb5Config", "true");
        return options;
    }

    private static Subject login(String principal, Map<String, String> options, CallbackHandler callbacks) {
        Configuration configuration = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)
                };
            }
        };
        try {
            LoginContext context = new LoginContext("footbridge", new Subject(), callbacks, configuration);
            context.login();
            return context.getSubject();
        } catch (LoginException e) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.KERBEROS_FAILED,
                    "Kerberos login as " + principal + " failed: " + e.getMessage(),
                    "Check the principal, the keytab or password, the realm's KDC in krb5.conf, and this machine's clock.",
                    e);
        }
    }
}
