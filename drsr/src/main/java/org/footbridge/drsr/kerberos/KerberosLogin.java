package org.footbridge.drsr.kerberos;

import java.nio.file.Path;
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
import org.footbridge.drsr.failure.DrsException;

/** Logs in to a realm with the Java platform's own module, configured in memory. */
public final class KerberosLogin {
    private static final String MODULE = "com.sun.security.auth.module.Krb5LoginModule";

    private KerberosLogin() {}

    public static LoginContext withKeytab(String principal, Path keytab) {
        Map<String, String> options = options(principal);
        options.put("useKeyTab", "true");
        options.put("keyTab", keytab.toString());
        options.put("doNotPrompt", "true");
        return login(principal, options, callbacks -> {});
    }

    public static LoginContext withPassword(String principal, char[] password) {
        return login(principal, options(principal), callbacks -> {
            for (Callback callback : callbacks) {
                if (!(callback instanceof PasswordCallback asked)) {
                    throw new UnsupportedCallbackException(callback);
                }
                asked.setPassword(password);
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

    private static LoginContext login(String principal, Map<String, String> options, CallbackHandler callbacks) {
        Configuration configuration = new Configuration() {
            @Override
            public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
                return new AppConfigurationEntry[] {
                    new AppConfigurationEntry(MODULE, AppConfigurationEntry.LoginModuleControlFlag.REQUIRED, options)
                };
            }
        };
        try {
            LoginContext context = new LoginContext("drsr", new Subject(), callbacks, configuration);
            context.login();
            return context;
        } catch (LoginException refused) {
            throw new DrsException(
                    KerberosErrors.code(refused, DrsException.Code.TICKET_UNAVAILABLE),
                    "Kerberos does not log in " + principal + ": " + refused.getMessage(),
                    refused);
        }
    }
}
