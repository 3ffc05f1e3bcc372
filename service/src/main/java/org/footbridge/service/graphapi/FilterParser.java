package org.footbridge.service.graphapi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.footbridge.service.graphapi.Filter.Comparison;
import org.footbridge.service.graphapi.FilterTokens.Kind;
import org.footbridge.service.graphapi.FilterTokens.Token;

/**
 * Reads a {@code $filter}: comparisons, {@code in}, {@code startsWith}, {@code endsWith}, {@code any} with {@code eq}, joined by
 * {@code and}, {@code or}, {@code not} and parentheses. By recursive descent, with bounds on depth and number of terms.
 */
final class FilterParser {
    private static final int DEEPEST = 24;
    private static final int MOST_TERMS = 200;

    private final List<Token> tokens;
    private int next;
    private int terms;

    private FilterParser(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Filter parse(String filter) {
        FilterParser parser = new FilterParser(FilterTokens.of(filter));
        Filter parsed = parser.or(0);
        parser.expect(Kind.END);
        return parsed;
    }

    private Filter or(int depth) {
        Filter left = and(depth);
        while (takeWord("or")) {
            left = new Filter.Or(left, and(depth));
        }
        return left;
    }

    private Filter and(int depth) {
        Filter left = unary(depth);
        while (takeWord("and")) {
            left = new Filter.And(left, unary(depth));
        }
        return left;
    }

    private Filter unary(int depth) {
        if (depth > DEEPEST) {
            throw QueryFailure.unsupported("The $filter is nested deeper than " + DEEPEST + ".", "Simplify it.");
        }
        if (takeWord("not")) {
            return new Filter.Not(unary(depth + 1));
        }
        if (take(Kind.OPEN)) {
            Filter inner = or(depth + 1);
            expect(Kind.CLOSE);
            return inner;
        }
        return term();
    }

    private Filter term() {
        count();
        Token name = expect(Kind.WORD);
        String lower = name.text().toLowerCase(Locale.ROOT);
        if (peek().kind() == Kind.OPEN) {
            return call(name, lower);
        }
        Token operator = expect(Kind.WORD);
        if (operator.text().equalsIgnoreCase("in")) {
            return new Filter.In(name.text(), list());
        }
        return new Filter.Compare(name.text(), comparison(operator), literal());
    }

    private Filter call(Token name, String lower) {
        if (lower.endsWith("/any")) {
            return any(name.text().substring(0, name.text().length() - "/any".length()));
        }
        if (!lower.equals("startswith") && !lower.equals("endswith")) {
            throw QueryFailure.unsupported(
                    "The function '" + QueryFailure.shortened(name.text()) + "' is not offered in $filter.",
                    "Offered are startsWith, endsWith and any.");
        }
        expect(Kind.OPEN);
        String property = expect(Kind.WORD).text();
        expect(Kind.COMMA);
        String text = expect(Kind.TEXT).text();
        expect(Kind.CLOSE);
        // the old spelling startswith(p,'x') eq true is still around
        if (peek().kind() == Kind.WORD && peek().text().equalsIgnoreCase("eq")) {
            next++;
            expectWord("true");
        }
        return lower.equals("startswith") ? new Filter.StartsWith(property, text) : new Filter.EndsWith(property, text);
    }

    private Filter any(String property) {
        expect(Kind.OPEN);
        String variable = expect(Kind.WORD).text();
        expect(Kind.COLON);
        expectWord(variable);
        expectWord("eq");
        String value = expect(Kind.TEXT).text();
        expect(Kind.CLOSE);
        return new Filter.AnyEquals(property, value);
    }

    private List<Literal> list() {
        expect(Kind.OPEN);
        List<Literal> values = new ArrayList<>();
        do {
            count();
            values.add(literal());
        } while (take(Kind.COMMA));
        expect(Kind.CLOSE);
        return values;
    }

    private Literal literal() {
        Token token = tokens.get(next++);
        return switch (token.kind()) {
            case TEXT -> new Literal.Text(token.text());
            case GUID -> new Literal.Guid(UUID.fromString(token.text()));
            case MOMENT -> new Literal.Moment(moment(token.text()));
            case WORD -> word(token);
            case OPEN, CLOSE, COMMA, COLON, END -> throw unexpected(token, "a value");
        };
    }

    private static Literal word(Token token) {
        return switch (token.text()) {
            case "true" -> new Literal.Truth(true);
            case "false" -> new Literal.Truth(false);
            case "null" -> new Literal.Missing();
            default -> throw unexpected(token, "a value (texts stand in single quotes)");
        };
    }

    private static OffsetDateTime moment(String text) {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                    : OffsetDateTime.parse(text);
        } catch (DateTimeException e) {
            throw QueryFailure.malformed("'" + text + "' is not a date and time.", "Write it as 2026-01-31T12:00:00Z.");
        }
    }

    private static Comparison comparison(Token operator) {
        return switch (operator.text().toLowerCase(Locale.ROOT)) {
            case "eq" -> Comparison.EQ;
            case "ne" -> Comparison.NE;
            case "gt" -> Comparison.GT;
            case "ge" -> Comparison.GE;
            case "lt" -> Comparison.LT;
            case "le" -> Comparison.LE;
            default ->
                throw QueryFailure.unsupported(
                        "The operator '" + QueryFailure.shortened(operator.text()) + "' is not offered in $filter.",
                        "Offered are eq, ne, in, gt, ge, lt, le, and, or, not.");
        };
    }

    private void count() {
        terms++;
        if (terms > MOST_TERMS) {
            throw QueryFailure.unsupported(
                    "The $filter has more than " + MOST_TERMS + " terms.", "Ask in several requests.");
        }
    }

    private Token peek() {
        return tokens.get(next);
    }

    private boolean take(Kind kind) {
        if (peek().kind() != kind) {
            return false;
        }
        next++;
        return true;
    }

    private boolean takeWord(String word) {
        if (peek().kind() != Kind.WORD || !peek().text().equalsIgnoreCase(word)) {
            return false;
        }
        next++;
        return true;
    }

    private Token expect(Kind kind) {
        Token token = peek();
        if (token.kind() != kind) {
            throw unexpected(
                    token,
                    switch (kind) {
                        case WORD -> "a name or operator";
                        case TEXT -> "a text in single quotes";
                        case OPEN -> "\"(\"";
                        case CLOSE -> "\")\"";
                        case COMMA -> "\",\"";
                        case COLON -> "\":\"";
                        case END -> "the end";
                        case GUID, MOMENT -> "a value";
                    });
        }
        next++;
        return token;
    }

    private void expectWord(String word) {
        if (!takeWord(word)) {
            throw unexpected(peek(), "\"" + word + "\"");
        }
    }

    private static QueryFailure unexpected(Token token, String wanted) {
        return QueryFailure.malformed(
                "The $filter has \"" + QueryFailure.shortened(token.text()) + "\" at position " + token.at() + " where "
                        + wanted + " should be.",
                "Correct the filter.");
    }
}
