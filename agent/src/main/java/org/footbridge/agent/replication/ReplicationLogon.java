package org.footbridge.agent.replication;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.Secret;
import org.footbridge.drsr.KerberosLogon;
import org.footbridge.drsr.Logon;
import org.footbridge.drsr.NtlmLogon;

/** Logs on to replication with the account that a directory is read with. */
final class ReplicationLogon {
    private ReplicationLogon() {}

    /** NTLM where LDAP has a simple bind, and Kerberos where LDAP has it. */
    static Logon of(Credentials credentials, DirectoryConnection connection) {
        return switch (credentials) {
            case Credentials.Simple simple -> ntlm(simple, connection);
            case Credentials.Keytab keytab -> KerberosLogon.withKeytab(keytab.principal(), keytab.keytab());
            case Credentials.KerberosPassword kerberos ->
                opened(kerberos.password(), password -> KerberosLogon.withPassword(kerberos.principal(), password));
        };
    }

    /** NTLM knows DOMAIN\name and user principal names, but no distinguished names. */
    private static Logon ntlm(Credentials.Simple simple, DirectoryConnection connection) {
        String name = simple.name();
        int backslash = name.indexOf('\\');
        if (name.indexOf('=') >= 0) {
            String account = connection
                    .accountName()
                    .orElseThrow(() -> new DirectoryFailure(
                            DirectoryFailure.Code.CREDENTIALS_REFUSED,
                            "The account " + name + " has no name that replication takes: its sAMAccountName cannot be"
                                    + " read",
                            "Store the directory again with --bind-name name@domain."));
            return opened(
                    simple.password(),
                    password -> new NtlmLogon(connection.domainNames().domainNetbiosName(), account, password));
        }
        return opened(
                simple.password(),
                password -> backslash > 0
                        ? new NtlmLogon(name.substring(0, backslash), name.substring(backslash + 1), password)
                        : new NtlmLogon("", name, password));
    }

    private static Logon opened(Secret secret, Function<char[], Logon> logon) {
        return secret.use(bytes -> {
            CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
            char[] characters = new char[decoded.remaining()];
            decoded.get(characters);
            Arrays.fill(decoded.array(), '\0');
            try {
                return logon.apply(characters);
            } finally {
                Arrays.fill(characters, '\0');
            }
        });
    }
}
