package org.footbridge.sambaforest;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How a domain controller is made.
 *
 * @param host short name of the server, at most 15 characters, different from the domain's
 * @param administratorPassword of {@code Administrator}; a random one when absent
 * @param schema of the directory
 * @param exchange whether the mail attributes that a mail server's setup would add exist
 * @param large a store for more than about 100,000 objects (needs sparse files)
 * @param settings further lines of smb.conf
 */
public record SambaOptions(
        String host,
        Optional<String> administratorPassword,
        Schema schema,
        boolean exchange,
        boolean large,
        Map<String, String> settings) {

    /** The level of the directory's schema. */
    public enum Schema {
        WINDOWS_2012_R2("2012_R2"),
        WINDOWS_2016("2016");

        private final String key;

        Schema(String key) {
            this.key = key;
        }

        String key() {
            return key;
        }
    }

    public SambaOptions {
        settings = Map.copyOf(settings);
    }

    public static SambaOptions defaults() {
        return new SambaOptions("dc1", Optional.empty(), Schema.WINDOWS_2012_R2, false, false, Map.of());
    }

    public SambaOptions withHost(String name) {
        return new SambaOptions(name, administratorPassword, schema, exchange, large, settings);
    }

    public SambaOptions withAdministratorPassword(String password) {
        return new SambaOptions(host, Optional.of(password), schema, exchange, large, settings);
    }

    public SambaOptions withSchema(Schema level) {
        return new SambaOptions(host, administratorPassword, level, exchange, large, settings);
    }

    /** Adds mailNickname, targetAddress, extensionAttribute1-15 and what else a mail server would bring. */
    public SambaOptions exchangeSchema() {
        return new SambaOptions(host, administratorPassword, schema, true, large, settings);
    }

    public SambaOptions forLargeDirectories() {
        return new SambaOptions(host, administratorPassword, schema, exchange, true, settings);
    }

    /** One more line of smb.conf, such as {@code log level} and {@code 3}. */
    public SambaOptions with(String setting, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(setting, value);
        return new SambaOptions(host, administratorPassword, schema, exchange, large, more);
    }

    /** What makes two domain controllers different; the password counts, so a snapshot never has a foreign one. */
    String fingerprint() {
        return host + "|" + administratorPassword.orElse("") + "|" + schema.key() + "|" + exchange + "|" + large + "|"
                + new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(line -> line.getKey() + "=" + line.getValue())
                                .collect(Collectors.joining(";"));
    }

    @Override
    public String toString() {
        return "SambaOptions[host=" + host + ", schema=" + schema + ", exchange=" + exchange + ", large=" + large + "]";
    }
}
