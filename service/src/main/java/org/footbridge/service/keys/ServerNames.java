package org.footbridge.service.keys;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.util.IPAddress;

/** The names in the server's certificate. */
final class ServerNames {
    private static final Pattern DNS =
            Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9_-]{0,61}[a-z0-9])?)*");

    private ServerNames() {}

    /** The configured names and those that always lead to this machine, without repetition. */
    static List<GeneralName> with(List<String> configured) {
        Set<String> names = new LinkedHashSet<>();
        configured.forEach(name -> names.add(name.strip().toLowerCase(Locale.ROOT)));
        names.add("localhost");
        names.add(machineName());
        names.add("127.0.0.1");
        names.add("::1");
        return names.stream()
                .filter(name -> IPAddress.isValid(name) || DNS.matcher(name).matches())
                .map(name ->
                        new GeneralName(IPAddress.isValid(name) ? GeneralName.iPAddress : GeneralName.dNSName, name))
                .toList();
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
