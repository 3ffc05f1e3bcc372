package org.footbridge.cli.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Puts keyed hashes in the place of what tells who somebody is: the same person has the same hash everywhere in one
 * bundle, and another one in the next, whose key is another. Names are first learnt from where the API tells them, and then
 * found in every sentence and log line, too.
 */
final class HideNames {
    private static final int KEY_BYTES = 32;
    private static final int SHOWN_BYTES = 6;
    private static final int SHORTEST = 3;
    private static final Set<String> OF_OBJECTS =
            Set.of("source", "target", "member", "object", "conflictingObject", "holder");
    private static final Set<String> NAMES = Set.of("name", "displayName");
    private static final Set<String> ALWAYS = Set.of(
            "distinguishedName",
            "userPrincipalName",
            "sAMAccountName",
            "mail",
            "sourceName",
            "objectName",
            "targetName",
            "oldValue",
            "newValue");
    /** Values of properties: a single word, such as Member, is hidden where it is one and not looked for in sentences. */
    private static final Set<String> VALUES = Set.of("oldValue", "newValue", "details", "values");

    private static final Pattern OF_PARTS = Pattern.compile("[\\s@=]");
    /** Words of the API, even if somebody is called so. */
    private static final Set<String> WORDS_OF_THE_API = Set.of(
            "action",
            "status",
            "code",
            "kind",
            "state",
            "type",
            "mode",
            "trigger",
            "phase",
            "schedule",
            "id",
            "version");
    /** Of entries of the audit log: what is no person. */
    private static final Pattern THINGS = Pattern.compile(
            "(configuration|directory|domain|agent|agentToken|tenant|notifications?|client|job|plan|settings|features?)\\b.*");

    private static final Pattern PERSON = Pattern.compile("(administrator|user|group|contact) (.+)");
    // what may be long is taken as a whole, so that no text is gone through again and again
    private static final String OF_ADDRESS = "[^\\s\"'<>:;,()\\[\\]{}=/\\\\|@]";
    private static final Pattern ADDRESS =
            Pattern.compile("(?<!" + OF_ADDRESS + ")" + OF_ADDRESS + "++@" + OF_ADDRESS + "++");
    private static final String KEY = "(?:CN|OU|DC|UID|O|L|C|ST)=";
    private static final String INNER = "(?:[^,\"\\\\;|\\]})]++|\\\\.)++";
    /** In a sentence the last part ends at a blank. */
    private static final String LAST = "(?:[^,\"\\\\;|\\]})\\s]++|\\\\.)++";

    private static final Pattern DISTINGUISHED =
            Pattern.compile("(?i)\\b" + KEY + INNER + "(?:,\\s?" + KEY + INNER + ")*,\\s?" + KEY + LAST);
    private static final Pattern PLAIN_VALUE =
            Pattern.compile("(?i)|true|false|null|[-+]?\\d{1,5}|name-[0-9a-f]{12}|\\(hidden\\)|\\*+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private final SecretKeySpec key;
    private final Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    private Map<String, List<String>> byFirstWord = Map.of();

    HideNames() {
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    /** Remembers every name that a document tells as one. */
    void learn(JsonNode node) {
        walk(node, "", (field, text) -> {
            if (!VALUES.contains(field) || OF_PARTS.matcher(text).find()) {
                names.add(text);
            }
        });
        byFirstWord = index();
    }

    /** The document without them. */
    JsonNode json(JsonNode node) {
        return json(node, "");
    }

    String text(String text) {
        String hidden = replace(DISTINGUISHED, text);
        hidden = replace(ADDRESS, hidden);
        return withoutNames(hidden);
    }

    String hash(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] code = mac.doFinal(text.toLowerCase(Locale.ROOT).getBytes(UTF_8));
            return "name-" + HexFormat.of().formatHex(code, 0, SHOWN_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes a text that is a name, and the field that it stands in. */
    @FunctionalInterface
    private interface Told {
        void name(String field, String text);
    }

    private static boolean isName(String field, String inside) {
        return ALWAYS.contains(field)
                || (NAMES.contains(field) && OF_OBJECTS.contains(inside))
                || inside.equals("details");
    }

    private static void walk(JsonNode node, String inside, Told told) {
        if (node instanceof ObjectNode object) {
            object.forEachEntry((field, value) -> {
                if (value.isString() && isName(field, inside)) {
                    each(value.asString(), text -> told.name(inside.equals("details") ? inside : field, text));
                } else if (value.isString() && isEntryOfAudit(field)) {
                    Matcher person = PERSON.matcher(value.asString());
                    if (person.matches()) {
                        told.name(field, person.group(2));
                    }
                } else {
                    walk(value, field, told);
                }
            });
        } else if (node instanceof ArrayNode array) {
            array.forEach(element -> {
                if (element.isString() && inside.equals("values")) {
                    each(element.asString(), text -> told.name(inside, text));
                } else {
                    walk(element, inside, told);
                }
            });
        }
    }

    private static boolean isEntryOfAudit(String field) {
        return field.equals("by") || field.equals("object") || field.equals("requestedBy") || field.equals("appliedBy");
    }

    private static void each(String text, Consumer<String> wanted) {
        if (text.length() >= SHORTEST && !PLAIN_VALUE.matcher(text).matches()) {
            wanted.accept(text);
        }
    }

    private JsonNode json(JsonNode node, String inside) {
        return switch (node) {
            case ObjectNode object -> {
                ObjectNode hidden = object.objectNode();
                object.forEachEntry((field, value) -> hidden.set(
                        field,
                        value.isString()
                                ? StringNode.valueOf(value(field, value.asString(), inside))
                                : json(value, field)));
                yield hidden;
            }
            case ArrayNode array -> {
                ArrayNode hidden = array.arrayNode();
                array.forEach(element -> hidden.add(
                        element.isString() ? StringNode.valueOf(text(element.asString())) : json(element, inside)));
                yield hidden;
            }
            default -> node;
        };
    }

    private String value(String field, String text, String inside) {
        if (WORDS_OF_THE_API.contains(field) && !inside.equals("details")) {
            return text;
        }
        if (isEntryOfAudit(field)) {
            Matcher person = PERSON.matcher(text);
            return person.matches() && !THINGS.matcher(text).matches()
                    ? person.group(1) + " " + hash(person.group(2))
                    : text(text);
        }
        boolean whole = isName(field, inside) && !PLAIN_VALUE.matcher(text).matches();
        return whole ? hash(text) : text(text);
    }

    private String replace(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> hash(found.group()));
    }

    private Map<String, List<String>> index() {
        Map<String, List<String>> index = new HashMap<>();
        for (String name : names) {
            Matcher word = WORD.matcher(name);
            if (word.find() && word.start() == 0) {
                index.computeIfAbsent(word.group().toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                        .add(name);
            }
        }
        index.values().forEach(list -> list.sort((one, other) -> other.length() - one.length()));
        return index;
    }

    /** A name is looked for only where a word begins that is its first one. */
    private String withoutNames(String text) {
        StringBuilder hidden = new StringBuilder(text.length());
        Matcher word = WORD.matcher(text);
        int from = 0;
        while (word.find()) {
            if (word.start() < from) {
                continue;
            }
            String found = nameAt(text, word);
            if (!found.isEmpty()) {
                hidden.append(text, from, word.start()).append(hash(found));
                from = word.start() + found.length();
            }
        }
        return hidden.append(text, from, text.length()).toString();
    }

    private String nameAt(String text, Matcher word) {
        for (String name : byFirstWord.getOrDefault(word.group().toLowerCase(Locale.ROOT), List.of())) {
            int end = word.start() + name.length();
            boolean whole = end >= text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (whole && text.regionMatches(true, word.start(), name, 0, name.length())) {
                return name;
            }
        }
        return "";
    }
}
