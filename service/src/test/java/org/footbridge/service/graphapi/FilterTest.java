package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {
    private static Sql compiled(String filter) {
        return new FilterCompiler(Catalogue.USERS.columns()).compile(FilterParser.parse(filter));
    }

    @Test
    void valuesBecomeParametersAndNeverText() {
        Sql sql = compiled("displayName eq 'O''Brien''; drop table tenant; --' and mail ne null");
        assertThat(sql.parameters()).containsExactly("O'Brien'; drop table tenant; --");
        assertThat(sql.text())
                .isEqualTo(
                        "((lower(o.properties ->> 'displayName') = lower(?)) and (lower(o.properties ->> 'mail') is not null))");
    }

    @Test
    void andBindsTighterThanOrAndNotTightest() {
        Filter parsed = FilterParser.parse("not displayName eq 'a' and mail eq 'b' or mail eq 'c'");
        assertThat(parsed)
                .isInstanceOfSatisfying(
                        Filter.Or.class,
                        or -> assertThat(or.left())
                                .isInstanceOfSatisfying(
                                        Filter.And.class,
                                        and -> assertThat(and.left()).isInstanceOf(Filter.Not.class)));
    }

    @Test
    void wildcardsOfLikeAreOrdinaryCharacters() {
        assertThat(compiled("startswith(displayName,'100%_\\')").parameters()).containsExactly("100\\%\\_\\\\%");
    }

    @Test
    void aListIsAnOrOfEquals() {
        assertThat(compiled("department in ('A', 'B')").parameters()).isEqualTo(List.of("A", "B"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "displayName",
                "displayName eq",
                "displayName eq 'a",
                "displayName eq a",
                "eq 'a' displayName",
                "displayName eq 'a' and",
                "(displayName eq 'a'",
                "displayName eq 'a')",
                "displayName eq \"a\"",
                "displayName eq 'a'; select 1",
                "displayName eq 'a' -- comment",
                "displayName like 'a'",
                "displayName gt 'a'",
                "passwordHash eq 'a'",
                "o.properties eq 'a'",
                "properties->>'x' eq 'a'",
                "contains(displayName,'a')",
                "startswith(accountEnabled,'t')",
                "startswith(displayName,null)",
                "accountEnabled eq 'true'",
                "id eq 'no-guid'",
                "displayName in ()",
                "displayName in ('a',)",
                "createdDateTime ge '2026-01-01'",
                "createdDateTime ge 2026-13-45",
                "proxyAddresses eq 'smtp:a'",
                "proxyAddresses/any(x:y eq 'smtp:a')",
                "displayName eq 'a\u0000b'",
                "1 eq 1",
                "''",
                "()",
                "not",
                "\ud83d\ude80"
            })
    void whatIsNotUnderstoodIsRefusedWithAReason(String filter) {
        assertThatThrownBy(() -> compiled(filter)).isInstanceOfSatisfying(QueryFailure.class, failure -> {
            assertThat(failure.httpStatus()).isEqualTo(400);
            assertThat(failure.code()).isIn("BadRequest", "Request_UnsupportedQuery");
            assertThat(failure.reason()).isNotBlank();
        });
    }

    @Test
    void depthLengthAndNumberOfTermsAreBounded() {
        assertThatThrownBy(() -> compiled("(".repeat(3000) + "mail eq 'a'" + ")".repeat(3000)))
                .isInstanceOf(QueryFailure.class);
        assertThatThrownBy(() -> compiled("not ".repeat(2000) + "mail eq 'a'")).isInstanceOf(QueryFailure.class);
        assertThatThrownBy(() -> compiled("mail eq 'a'" + " or mail eq 'a'".repeat(300)))
                .isInstanceOf(QueryFailure.class);
        assertThatThrownBy(() -> compiled("mail eq '" + "a".repeat(9000) + "'")).isInstanceOf(QueryFailure.class);
        assertThatThrownBy(() -> compiled("mail eq '" + "'".repeat(4002))).isInstanceOf(QueryFailure.class);
    }
}
