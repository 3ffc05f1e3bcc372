package org.footbridge.demo.deployment;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.footbridge.demo.process.FreePort;

/**
 * How a service of this machine starts.
 *
 * @param data its data directory; what is there already is used
 * @param port of the API
 * @param relayPort where agents connect
 * @param portalPort of the admin center without TLS on loopback, 0: none
 * @param heap for -Xmx, e.g. "512m"
 * @param properties further properties of the service by full name, e.g. footbridge.database.url
 * @param environment further variables of its environment; the place for secrets
 */
public record LocalServiceOptions(
        Path data,
        int port,
        int relayPort,
        int portalPort,
        String heap,
        Map<String, String> properties,
        Map<String, String> environment) {

    public LocalServiceOptions {
        properties = Map.copyOf(properties);
        environment = Map.copyOf(environment);
    }

    /** Free ports, embedded PostgreSQL, no entrance without TLS. */
    public static LocalServiceOptions in(Path data) {
        return new LocalServiceOptions(data, FreePort.find(), FreePort.find(), 0, "512m", Map.of(), Map.of());
    }

    public LocalServiceOptions withPorts(int newPort, int newRelayPort) {
        return new LocalServiceOptions(data, newPort, newRelayPort, portalPort, heap, properties, environment);
    }

    /** Serves the admin center without TLS on this loopback port, too. */
    public LocalServiceOptions withOpenPortal(int newPortalPort) {
        return new LocalServiceOptions(data, port, relayPort, newPortalPort, heap, properties, environment);
    }

    public LocalServiceOptions withHeap(String newHeap) {
        return new LocalServiceOptions(data, port, relayPort, portalPort, newHeap, properties, environment);
    }

    public LocalServiceOptions withProperty(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(properties);
        more.put(name, value);
        return new LocalServiceOptions(data, port, relayPort, portalPort, heap, more, environment);
    }

    public LocalServiceOptions withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new LocalServiceOptions(data, port, relayPort, portalPort, heap, properties, more);
    }

    /** State in an external PostgreSQL. */
    public LocalServiceOptions withDatabase(String url, String user, String password) {
        return withProperty("footbridge.database.url", url)
                .withProperty("footbridge.database.user", user)
                .withEnvironment("FOOTBRIDGE_DATABASE_PASSWORD", password);
    }

    @Override
    public String toString() {
        return "LocalServiceOptions[" + data + ", port " + port + ", relay " + relayPort + "]";
    }
}
