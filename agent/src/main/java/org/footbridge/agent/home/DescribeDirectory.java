package org.footbridge.agent.home;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.footbridge.directory.DomainControllers;

/** Says how a stored directory is reached. */
public final class DescribeDirectory {
    private DescribeDirectory() {}

    /** For people. */
    public static String text(StoredDirectory stored) {
        String where = switch (OpenDirectory.controllers(stored)) {
            case DomainControllers.Listed listed -> String.join(", ", listed.hosts());
            case DomainControllers.Discovered discovered ->
                "domain controllers that DNS names"
                        + discovered.site().map(site -> ", site " + site).orElse("")
                        + (discovered.preferred().isEmpty()
                                ? ""
                                : ", first " + String.join(", ", discovered.preferred()));
        };
        String dnsServer = discovery(stored).dnsServer();
        return "at " + where + (dnsServer == null ? "" : ", DNS server " + dnsServer) + "; port " + stored.port()
                + ", time-outs: connect " + OpenDirectory.connectTimeout(stored).toSeconds() + " s, response "
                + OpenDirectory.responseTimeout(stored).toSeconds() + " s";
    }

    /** For programs. */
    public static Map<String, Object> fields(StoredDirectory stored) {
        StoredDirectory.Discovery discovery = discovery(stored);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("hosts", Objects.requireNonNullElse(stored.hosts(), List.of()));
        fields.put("preferred", Objects.requireNonNullElse(discovery.preferred(), List.of()));
        fields.put("site", Objects.requireNonNullElse(discovery.site(), ""));
        fields.put("dnsServer", Objects.requireNonNullElse(discovery.dnsServer(), ""));
        fields.put("port", stored.port());
        fields.put("tls", stored.tls());
        fields.put("connectTimeoutSeconds", OpenDirectory.connectTimeout(stored).toSeconds());
        fields.put(
                "responseTimeoutSeconds", OpenDirectory.responseTimeout(stored).toSeconds());
        return fields;
    }

    private static StoredDirectory.Discovery discovery(StoredDirectory stored) {
        return Objects.requireNonNullElse(stored.discovery(), StoredDirectory.Discovery.DEFAULT);
    }
}
