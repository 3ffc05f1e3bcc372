package org.footbridge.sambaforest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What one domain controller is called, and its administrator's password.
 *
 * @param realm DNS name of the domain in capitals
 * @param name NetBIOS name of the domain
 * @param host short name of the server in lower case
 */
record Domain(String realm, String name, String host, String administratorPassword) {
    Domain {
        if (!realm.equals(realm.toUpperCase(Locale.ROOT)) || !realm.contains(".")) {
            throw new IllegalArgumentException("a realm is a DNS name in capitals such as CORP.EXAMPLE, not " + realm);
        }
        if (name.equalsIgnoreCase(host)) {
            throw new IllegalArgumentException("the server and the domain cannot both be called " + name);
        }
    }

    /** The same domain at another server. */
    Domain at(String server) {
        return new Domain(realm, name, server, administratorPassword);
    }

    String dnsName() {
        return realm.toLowerCase(Locale.ROOT);
    }

    String fullHost() {
        return host.toLowerCase(Locale.ROOT) + "." + dnsName();
    }

    String baseDn() {
        return Arrays.stream(dnsName().split("\\.")).map(label -> "DC=" + label).collect(Collectors.joining(","));
    }

    String administratorDn() {
        return "CN=Administrator,CN=Users," + baseDn();
    }

    void write(Properties properties) {
        properties.setProperty("realm", realm);
        properties.setProperty("domain", name);
        properties.setProperty("host", host);
        properties.setProperty("administratorPassword", administratorPassword);
    }

    static Domain read(Properties properties) {
        return new Domain(
                properties.getProperty("realm"),
                properties.getProperty("domain"),
                properties.getProperty("host"),
                properties.getProperty("administratorPassword"));
    }

    @Override
    public String toString() {
        return "Domain[" + realm + ", " + host + "]";
    }
}
