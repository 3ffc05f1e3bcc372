package org.footbridge.service.graphapi;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.footbridge.service.graphapi.Filter.Comparison;

/**
 * Turns a filter into SQL over the columns of a catalogue. A comparison with a missing value is false, its negation true
 * (OData's logic has two values here, SQL's three), hence {@code is not true}.
 */
final class FilterCompiler {
    private static final String SMTP = "smtp:";

    private final Map<String, Column> columns;

    /** @param columns by name in lower case */
    FilterCompiler(Map<String, Column> columns) {
        this.columns = columns;
    }

    Sql compile(Filter filter) {
        return switch (filter) {
            case Filter.Not not -> compile(not.inner()).wrapped("((", ") is not true)");
            case Filter.And and -> compile(and.left()).and(compile(and.right())).wrapped("(", ")");
            case Filter.Or or -> compile(or.left()).or(compile(or.right())).wrapped("(", ")");
            case Filter.Compare compare -> compare(compare);
            case Filter.In in -> in(in);
            case Filter.StartsWith starts -> like(starts.property(), "startsWith", escaped(starts.prefix()) + "%");
            case Filter.EndsWith ends -> like(ends.property(), "endsWith", "%" + escaped(ends.suffix()));
            case Filter.AnyEquals any -> any(any);
        };
    }

    private Sql compare(Filter.Compare compare) {
        Column column = column(compare.property());
        if (!column.type().comparisons().contains(compare.operator())) {
            throw unsupported(compare.operator().name().toLowerCase(Locale.ROOT), column);
        }
        if (compare.value() instanceof Literal.Missing) {
            return switch (compare.operator()) {
                case EQ -> Sql.of("(" + column.sql() + " is null)");
                case NE -> Sql.of("(" + column.sql() + " is not null)");
                case GT, GE, LT, LE -> throw unsupported("a comparison of null", column);
            };
        }
        Sql value = value(column, compare.value());
        String left = "(" + column.sql();
        return switch (compare.operator()) {
            case EQ -> value.wrapped(left + " = ", ")");
            case NE -> value.wrapped("(" + left + " = ", ") is not true)");
            case GT -> value.wrapped(left + " > ", ")");
            case GE -> value.wrapped(left + " >= ", ")");
            case LT -> value.wrapped(left + " < ", ")");
            case LE -> value.wrapped(left + " <= ", ")");
        };
    }

    private Sql in(Filter.In in) {
        return in.values().stream()
                .map(value -> compare(new Filter.Compare(in.property(), Comparison.EQ, value)))
                .reduce(Sql::or)
                .orElseThrow()
                .wrapped("(", ")");
    }

    private Sql like(String property, String function, String pattern) {
        Column column = column(property);
        if (column.type() != Column.Type.TEXT) {
            throw unsupported(function, column);
        }
        return Sql.of("(" + column.sql() + " like lower(?))", pattern);
    }

    private static String escaped(String text) {
        return storable(text).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }

    private Sql any(Filter.AnyEquals any) {
        Column column = column(any.property());
        if (column.type() != Column.Type.ADDRESSES) {
            throw unsupported("any", column);
        }
        String value = storable(any.value());
        if (value.regionMatches(true, 0, SMTP, 0, SMTP.length())) {
            return Sql.of("""
                    exists (select 1 from directory_key k where k.tenant_id = o.tenant_id and k.kind = 'address'
                      and k.value = lower(?) and k.object_id = o.id)""", value.substring(SMTP.length()));
        }
        return Sql.of("(o.properties -> 'proxyAddresses' @> to_jsonb(?::text))", value);
    }

    private static Sql value(Column column, Literal literal) {
        return switch (column.type()) {
            case TEXT, CODE -> Sql.of("lower(?)", text(column, literal));
            case EXACT_TEXT -> Sql.of("?", text(column, literal));
            case TRUTH -> truth(column, literal);
            case MOMENT -> moment(column, literal);
            case GUID -> Sql.of("?", guid(column, literal));
            case JOB -> Sql.of("?", job(column, literal));
            case ADDRESSES -> throw unsupported("eq", column);
        };
    }

    private static Sql truth(Column column, Literal literal) {
        if (literal instanceof Literal.Truth truth) {
            return Sql.of("?", truth.value());
        }
        throw wrong(column, "true or false");
    }

    private static Sql moment(Column column, Literal literal) {
        if (literal instanceof Literal.Moment moment) {
            return Sql.of("?", moment.value());
        }
        throw wrong(column, "a date and time such as 2026-01-31T12:00:00Z, without quotes");
    }

    private static String text(Column column, Literal literal) {
        if (literal instanceof Literal.Text text) {
            return storable(text.value());
        }
        throw wrong(column, "a text in single quotes");
    }

    private static UUID job(Column column, Literal literal) {
        return literal instanceof Literal.Text(String text)
                ? guid(column, new Literal.Text(text.substring(text.lastIndexOf('.') + 1)))
                : guid(column, literal);
    }

    private static UUID guid(Column column, Literal literal) {
        if (literal instanceof Literal.Guid guid) {
            return guid.value();
        }
        if (literal instanceof Literal.Text text) {
            return RequestedObject.guid(text.value()).orElseThrow(() -> wrong(column, "a GUID"));
        }
        throw wrong(column, "a GUID");
    }

    /** PostgreSQL keeps no NUL in texts, and no value has one. */
    private static String storable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw QueryFailure.malformed("The $filter has a NUL character in a text.", "Remove it.");
        }
        return text;
    }

    private Column column(String property) {
        Column column = columns.get(property.toLowerCase(Locale.ROOT));
        if (column == null) {
            throw QueryFailure.unsupported(
                    "The property '" + QueryFailure.shortened(property) + "' is unknown or cannot be filtered by.",
                    "Can be filtered by: "
                            + String.join(
                                    ", ",
                                    columns.values().stream()
                                            .map(Column::name)
                                            .sorted()
                                            .toList()) + ".");
        }
        return column;
    }

    private static QueryFailure unsupported(String operator, Column column) {
        return QueryFailure.unsupported(
                "The property '" + column.name() + "' cannot be filtered with " + operator + ".",
                "See docs/reference/graph-api.md for what each property offers.");
    }

    private static QueryFailure wrong(Column column, String wanted) {
        return QueryFailure.malformed(
                "The property '" + column.name() + "' is compared with a value of another type.",
                "Compare it with " + wanted + ".");
    }
}
