package org.footbridge.engine.expression;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON object whose members are texts, numbers, truth values or null; the texts are kept. Immutable. */
final class FlatJson {

    private final String json;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private int at;

    private FlatJson(String json) {
        this.json = json;
        object();
    }

    /** @throws IllegalArgumentException when it is something else */
    static FlatJson read(String json) {
        return new FlatJson(json);
    }

    /** The member, when it is a text. */
    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private void object() {
        expect('{');
        if (next() != '}') {
            member();
            while (next() == ',') {
                at++;
                member();
            }
        }
        expect('}');
        if (at < json.length() && next() != 0) {
            throw wrong();
        }
    }

    private void member() {
        next();
        String name = string();
        expect(':');
        if (next() == '"') {
            texts.put(name, string());
        } else {
            literal();
        }
    }

    private String string() {
        expect('"');
        StringBuilder text = new StringBuilder();
        while (at < json.length() && json.charAt(at) != '"') {
            char c = json.charAt(at);
            at++;
            text.append(c == '\\' ? escaped() : c);
        }
        expect('"');
        return text.toString();
    }

    private char escaped() {
        if (at == json.length()) {
            throw wrong();
        }
        char c = json.charAt(at);
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> c;
            case 'u' -> unicode();
            default -> throw wrong();
        };
    }

    private char unicode() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < json.length() ? Character.digit(json.charAt(at), 16) : -1;
            if (digit < 0) {
                throw wrong();
            }
            code = code * 16 + digit;
            at++;
        }
        return (char) code;
    }

    /** A number, a truth value or null. */
    private void literal() {
        int start = at;
        while (at < json.length() && ",}[]{\"".indexOf(json.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw wrong();
        }
    }

    /** The next character that is no blank; 0 at the end. */
    private char next() {
        while (at < json.length() && WhiteSpace.is(json.charAt(at))) {
            at++;
        }
        return at < json.length() ? json.charAt(at) : 0;
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong();
        }
        at++;
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException("it is no JSON object of simple members, from character " + at + " on");
    }
}
