package org.footbridge.cli.bundle;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Takes out whatever is, or looks like, a secret: known ones wherever they stand, fields that are called so, and the
 * shapes of tokens, keys and hashes. What is no secret may be lost with them.
 */
final class TakeOutSecrets {
    static final String GONE = "(taken out)";

    private static final int SHORTEST = 6;
    private static final Pattern FIELD = Pattern.compile(
            "(?i)^(.*password|.*passphrase|.*secret|.*token|.*privatekey|.*credential|.*apikey|authorization|hash|ntHash)$");
    private static final List<Pattern> SHAPES = List.of(
            Pattern.compile(
                    "-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(-----END [A-Z ]*PRIVATE KEY-----|\\z)", Pattern.DOTALL),
            Pattern.compile("fbt1\\.[A-Za-z0-9_=-]+"),
            Pattern.compile("eyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]+\\.?[A-Za-z0-9_-]*"),
            Pattern.compile("(?i)\\b(bearer|basic|negotiate)\\s+[A-Za-z0-9+/=._~-]{8,}"),
            Pattern.compile("v1;PPH1_[A-Z0-9]+,[^\\s\"]+"),
            Pattern.compile("\\$(argon2\\w*|2[aby]|5|6|y)\\$[^\\s\"]+"),
            Pattern.compile("\\{(bcrypt|argon2|pbkdf2|noop|SSHA\\d*|SHA\\d*|MD5)(@[^}]*)?\\}[^\\s\"]+"),
            Pattern.compile("(?<=://)[^\\s/@\"]+:[^\\s/@\"]+(?=@)"),
            // a hash of a password: 16, 32 or 64 bytes
            Pattern.compile("(?<![0-9A-Za-z_-])([0-9A-Fa-f]{128}|[0-9A-Fa-f]{64}|[0-9A-Fa-f]{32})(?![0-9A-Za-z_-])"));
    private static final Pattern ASSIGNED = Pattern.compile(
            "(?i)((?:password|passwd|pwd|passphrase|secret|token|api[_-]?key|credentials?)\\\\?[\"']?\\s*[=:]\\s*)"
                    + "(\\\\\"(?:[^\"\\\\]++|\\\\(?!\"))*+\\\\\"|\"(?:[^\"\\\\]++|\\\\.)*+\"?|'[^']*+'?|[^\\s\"',;&})\\\\]+)");
    /** A line that proves something by a hash that is no secret. */
    private static final String PROOF = "code=AuditSealed";

    private final List<String> known;

    /** @param known secrets, whatever they look like; those of fewer than six characters are not looked for */
    TakeOutSecrets(Collection<String> known) {
        this.known = known.stream()
                .map(String::strip)
                .filter(secret -> secret.length() >= SHORTEST)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String text(String text) {
        String clean = text;
        for (String secret : known) {
            clean = clean.replace(secret, GONE);
        }
        clean = ASSIGNED.matcher(clean).replaceAll("$1" + GONE);
        if (clean.contains(PROOF)) {
            return clean;
        }
        for (Pattern shape : SHAPES) {
            clean = shape.matcher(clean).replaceAll(GONE);
        }
        return clean;
    }

    JsonNode json(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode clean = object.objectNode();
                object.forEachEntry((key, value) -> {
                    boolean secret = FIELD.matcher(key).matches() && (value.isString() || value.isNumber());
                    if (secret) {
                        clean.put(key, GONE);
                    } else {
                        clean.set(key, json(value));
                    }
                });
                yield clean;
            }
            case ArrayNode array -> {
                ArrayNode clean = array.arrayNode();
                array.forEach(element -> clean.add(json(element)));
                yield clean;
            }
            case StringNode text -> StringNode.valueOf(text(text.asString()));
            default -> node;
        };
    }
}
