package org.footbridge.service.portal;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says what codes and numbers mean, for people. Handed to templates as {@code words}. */
public record Words() {
    private static final int SHORT_ID = 8;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");

    /** Why something is to leave, as it stands in the held deletes. */
    public String reason(String reason) {
        return switch (reason) {
            case "DELETED" -> "deleted in the directory";
            case "ABSENT" -> "not found by a complete reading";
            case "OUT_OF_SCOPE" -> "left the scope";
            case "FILTERED" -> "the attribute filter does not take it in any more";
            case "EXCLUDED" -> "became an object that is never synchronised";
            case "LEFT_GROUP" -> "left the group in the directory";
            default -> reason;
        };
    }

    /** What is done, or would be. */
    public String action(String action) {
        return switch (action) {
            case "removeMember" -> "remove member";
            case "stagedDelete" -> "held delete";
            case "other" -> "leave alone";
            default -> action;
        };
    }

    /** {@code outOfScope} is {@code out of scope}. */
    public String spaced(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
    }

    /** Who did something: people by their name, programs by the beginning of their id. */
    public String by(@Nullable String who) {
        if (who == null || who.isEmpty()) {
            return "";
        }
        if (who.startsWith("administrator ")) {
            return who.substring("administrator ".length());
        }
        Matcher id = ID.matcher(who);
        return id.find() ? who.substring(0, id.start() + SHORT_ID) + "…" : who;
    }

    /** A part of a definition: texts as they are, what has parts with a line for each. */
    public String definition(JsonNode part) {
        if (part.isObject() && part.size() == 1 && part.path("name").isString()) {
            return part.path("name").asString();
        }
        return part.isContainer() ? part.toPrettyString() : part.asString();
    }

    /** With commas between thousands. */
    public String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 object}, {@code 12 objects}. */
    public String count(long number, String one) {
        return number(number) + " " + (number == 1 ? one : one.equals("property") ? "properties" : one + "s");
    }

    /** Whole days until what was deleted is gone for good; 0 or less: it goes today. */
    public long daysLeft(Instant deletedAt, Instant now, int kept) {
        return kept - Duration.between(deletedAt, now).toDays();
    }
}
