package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
                    Trim([x])                                  ! Trim([x])
                    ~  Join  ( "" ,  [a],\n\t[b] )~            ! Join("", [a], [b])
                    Replace([l], "-", , , "_", ,  )            ! Replace([l], "-", , , "_", , )
                    ToLower([x], )                             ! ToLower([x], )
                    IIF([a]="b",[c],[d])                       ! IIF([a] = "b", [c], [d])
                    IIF([a]<>"b",[c],[d])                      ! IIF([a] <> "b", [c], [d])
                    IIF(Len([a])>=1,[c],[d])                   ! IIF(Len([a]) >= 1, [c], [d])
                    "t-"&[alias]&"-x"                          ! "t-" & [alias] & "-x"
                    "t-" & BitAnd(&HF,&Hf7)                    ! "t-" & BitAnd(&HF, &Hf7)
                    BitAnd(-10, 42568)                         ! BitAnd(-10, 42568)
                    instr([a], "x", , vbtextcompare)           ! instr([a], "x", , vbtextcompare)
                    Append([a], %DomainFQDN%)                  ! Append([a], %DomainFQDN%)
                    Append("a\\"b", "c\\\\d")                  ! Append("a\\"b", "c\\\\d")
                    Append("\\,", "\\2C")                      ! Append("\\\\,", "\\\\2C")
                    DefaultDomain( )                           ! DefaultDomain()
                    [a]                                        ! [a]
                    "a text"                                   ! "a text"
                    """)
    void anExpressionIsWrittenInOneWay(String text, String normalized) {
        Expression expression = Expression.compile(text);
        assertThat(expression.normalized()).isEqualTo(normalized);
        assertThat(expression.text()).isEqualTo(text);
        assertThat(Expression.compile(normalized).normalized()).isEqualTo(normalized);
    }

    @Test
    void anExpressionSaysWhatItReadsInOrderAndOnce() {
        assertThat(Expression.compile("IIF([b] = \"x\", Append([a], [b]), Trim([c]))")
                        .reads())
                .containsExactly("b", "a", "c");
        assertThat(Expression.compile("Append(\"a\", \"b\")").reads()).isEmpty();
    }

    @Test
    void aBackslashStaysUnlessItEscapesAQuoteOrABackslash() {
        assertThat(Given.nothing().gives("Append(\"\\,\\2C\", \"\\\\\\\"\")")).isEqualTo("\"\\\\,\\\\2C\\\\\\\"\"");
        assertThat(Given.nothing().gives("CStr(Len(\"\\,\"))")).isEqualTo("\"2\"");
    }

    @Test
    void theEmptyTextAloneIsNoValue() {
        assertThat(Given.nothing().gives("\"\"")).isEqualTo("no value");
        assertThat(Given.nothing().gives("\"x\"")).isEqualTo("\"x\"");
    }

    @Test
    void hexadecimalNumbersHaveSixtyFourBits() {
        assertThat(Given.nothing().gives("CStr(&HFF)")).isEqualTo("\"255\"");
        assertThat(Given.nothing().gives("CStr(&HFFFFFFFFFFFFFFFF)")).isEqualTo("\"-1\"");
        assertThat(Given.nothing().gives("CStr(129699324000000000)")).isEqualTo("\"129699324000000000\"");
        assertThat(Given.nothing().gives("CStr(99999999999999999999)")).isEqualTo("\"99999999999999999999\"");
    }
}
