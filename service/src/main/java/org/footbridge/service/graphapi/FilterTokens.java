package org.footbridge.service.graphapi;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter into tokens. */
final class FilterTokens {
    enum Kind {
        WORD,
        TEXT,
        MOMENT,
        GUID,
        OPEN,
        CLOSE,
        COMMA,
        COLON,
        END
    }

    record Token(Kind kind, String text, int at) {}

    private static final int LONGEST = 8_192;
    private static final Pattern TOKEN = Pattern.compile("\\s*+(?:"
            + "(?<text>'(?:[^']|'')*+')"
            + "|(?<moment>\\d{4}-\\d{2}-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d{2}:\\d{2}))?(?![\\w-]))"
            + "|(?<guid>[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![\\w-]))"
            + "|(?<word>[A-Za-z_][A-Za-z0-9_.]*+(?:/[A-Za-z_][A-Za-z0-9_.]*+)*+)"
            + "|(?<open>\\()|(?<close>\\))|(?<comma>,)|(?<colon>:))");

    private FilterTokens() {}

    /** The tokens, the last of kind END. */
    static List<Token> of(String filter) {
        if (filter.length() > LONGEST) {
            throw QueryFailure.malformed(
                    "The $filter is longer than " + LONGEST + " characters.", "Ask in several requests.");
        }
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(filter);
        int at = 0;
        while (!filter.substring(at).isBlank()) {
            if (!matcher.find(at) || matcher.start() != at) {
                throw QueryFailure.malformed(
                        "The $filter is not understood from \""
                                + QueryFailure.shortened(filter.substring(at).strip()) + "\" on.",
                        "Texts stand in single quotes; a quote within is written twice.");
            }
            tokens.add(token(matcher));
            at = matcher.end();
        }
        tokens.add(new Token(Kind.END, "the end", filter.length()));
        return tokens;
    }

    private static Token token(Matcher matcher) {
        for (Kind kind : Kind.values()) {
            if (kind == Kind.END) {
                break;
            }
            String text = matcher.group(kind.name().toLowerCase(java.util.Locale.ROOT));
            if (text != null) {
                return new Token(kind, kind == Kind.TEXT ? unquoted(text) : text, matcher.start());
            }
        }
        throw new IllegalStateException("The pattern matched no token.");
    }

    private static String unquoted(String text) {
        return text.substring(1, text.length() - 1).replace("''", "'");
    }
}
