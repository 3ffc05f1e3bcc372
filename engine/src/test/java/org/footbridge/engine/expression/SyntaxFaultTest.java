package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntaxFaultTest {

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
                    ~~                          ! ExpressionSyntax   ! 0  ! found the end where
                    ~   ~                       ! ExpressionSyntax   ! 3  ! found the end where
                    Trim([x]                    ! ExpressionSyntax   ! 8  ! found the end where "," or ")" is expected
                    Trim([x]))                  ! ExpressionSyntax   ! 9  ! found ) where the end of the expression
                    Trim [x]                    ! ExpressionSyntax   ! 5  ! found [x] where the end of the expression
                    Trim([x)                    ! ExpressionSyntax   ! 8  ! at the end of the attribute that begins at character 6
                    Trim([])                    ! ExpressionSyntax   ! 6  ! the name of the attribute
                    Trim("x)                    ! ExpressionSyntax   ! 8  ! at the end of the text that begins at character 6
                    Trim("x\\")                 ! ExpressionSyntax   ! 10 ! at the end of the text that begins at character 6
                    Trim('x')                   ! ExpressionSyntax   ! 5  ! A text stands in double quotes
                    Trim(“x”)                   ! ExpressionSyntax   ! 5  ! Curly quotes
                    Left([x], 1 + 2)            ! ExpressionSyntax   ! 12 ! There is no arithmetic
                    Left([x], -)                ! ExpressionSyntax   ! 11 ! a digit
                    Left([x], 1.)               ! ExpressionSyntax   ! 12 ! a digit
                    Left([x], 12a)              ! ExpressionSyntax   ! 12 ! the end of the number
                    BitAnd(&HXY, 1)             ! ExpressionSyntax   ! 9  ! hexadecimal digits
                    IIF([a]="b" AND [c]="d", 1, 2) ! ExpressionSyntax ! 12 ! There is no AND
                    IIF([a]="b" || [c]="d", 1, 2) ! ExpressionSyntax  ! 12 ! There is no OR
                    IIF(([a]="b"), 1, 2)        ! ExpressionSyntax   ! 4  ! A parenthesis stands only behind the name
                    [a] = "b"                   ! ExpressionSyntax   ! 4  ! the end of the expression
                    42                          ! ExpressionSyntax   ! 0  ! kind Constant
                    True                        ! ExpressionSyntax   ! 0  ! kind Constant
                    Append(%x, "a")             ! ExpressionSyntax   ! 9  ! at the end of the parameter
                    Tirm([x])                   ! UnknownFunction    ! 0  ! Did you mean Trim?
                    Append(ToLwer([x]), "a")    ! UnknownFunction    ! 7  ! Did you mean ToLower?
                    Frobnicate([x])             ! UnknownFunction    ! 0  ! there is no function Frobnicate.
                    Append([x], Nul)            ! UnknownWord        ! 12 ! Did you mean NULL?
                    Append([x], other)          ! UnknownWord        ! 12 ! A text stands in double quotes
                    InStr([x], "a", 1, vbText)  ! UnknownWord        ! 19 ! vbBinaryCompare or vbTextCompare
                    Trim()                      ! WrongArgumentCount ! 0  ! Trim has 0 arguments here; it is called as Trim(value).
                    Trim([x], [y])              ! WrongArgumentCount ! 0  ! Trim has 2 arguments here
                    Mid([x], 6)                 ! WrongArgumentCount ! 0  ! it is called as Mid(source, start, length).
                    Switch([x], "a", "b")       ! WrongArgumentCount ! 0  ! Switch has 3 arguments here
                    Switch([x], "a", "b", "c", "d") ! WrongArgumentCount ! 0 ! Switch has 5 arguments here
                    SelectUniqueValue([x])      ! WrongArgumentCount ! 0  ! SelectUniqueValue has 1 argument here
                    Append(, "x")               ! ArgumentMissing    ! 7  ! Append needs source
                    IIF([a], "b", )             ! ArgumentMissing    ! 14 ! IIF needs valueIfFalse
                    Left([x], "three")          ! WrongArgumentType  ! 10 ! needs a whole number as NumChars
                    Left([x], 1.5)              ! WrongArgumentType  ! 10 ! this is 1.5
                    Left([x], IsNull([y]))      ! WrongArgumentType  ! 10 ! this is a Boolean
                    Left([x], Split([y], ","))  ! WrongArgumentType  ! 10 ! Choose one of several values with Item
                    IIF("yes", 1, 2)            ! WrongArgumentType  ! 4  ! needs a Boolean as condition
                    BitAnd(NULL, 2)             ! WrongArgumentType  ! 7  ! this is no value
                    Trim(SelectUniqueValue([x], [y])) ! FunctionNotAllowed ! 5 ! only at the beginning
                    IIF(IgnoreFlowIfNullOrEmpty([x]), 1, 2) ! FunctionNotAllowed ! 4 ! is no condition
                    Replace([x], "a")           ! WrongArguments     ! 13 ! Replace does not know
                    Replace([x], , "(", , "a")  ! InvalidPattern     ! 15 ! The pattern is none
                    Replace([x], , "(?<a>.)", "b", "c") ! InvalidPattern ! 26 ! no group "b"
                    ToLower([x], "??")         ! UnknownCulture     ! 13 ! is no culture
                    Append([a]="x", "b")        ! WrongArgumentType  ! 10 ! Append takes a text as source
                    IIF(True, [a]="x", "b")     ! WrongArgumentType  ! 13 ! only where a Boolean is expected
                    Switch([city]="London", "English", [city]="Rome", "Italian") ! WrongArgumentType ! 13 ! Connect's Switch takes pairs
                    Switch([city], "", [city]="Rome", "Italian") ! WrongArgumentType ! 25 ! For conditions put one IIF into another
                    Trim($item)                 ! UnknownWord        ! 5  ! nothing is named $item here
                    """)
    void aTextThatIsNoExpressionIsRefusedWhereItIsWrong(String text, String code, int position, String says) {
        InvalidExpression.Fault fault = fault(text);
        assertThat(fault.code()).isEqualTo(code);
        assertThat(fault.position()).isEqualTo(position);
        assertThat(fault.message()).contains(says);
        if (fault.message().startsWith("Character ")) {
            assertThat(fault.message()).startsWith("Character " + (position + 1) + ": ");
        }
    }

    @Test
    void peopleCountFromOne() {
        assertThat(fault("Append(ToLwer([x]), \"a\")").message())
                .startsWith("Character 8: there is no function ToLwer");
    }

    @Test
    void aComparisonStandsWhereABooleanIsExpected() {
        Given given = Given.attribute("a", "x", "y").and("b", "x");
        assertThat(given.gives("IIF([b] = \"x\", 1, 2)")).isEqualTo("1");
        assertThat(given.gives("CBool([b] = \"x\")")).isEqualTo("True");
        assertThat(given.gives("Not([b] = \"x\")")).isEqualTo("\"False\"");
        assertThat(given.gives("Where($item, [a], $item = \"y\")")).isEqualTo("[\"y\"]");
    }

    @Test
    void theNearestNameIsGivenByItselfForPrograms() {
        assertThat(fault("NormalizeDiacritic([x])").nearest()).isIn("NormalizeDiacritics", "");
        assertThat(fault("Apend([x], [y])").nearest()).isEqualTo("Append");
        assertThat(fault("Xyzzy([x])").nearest()).isEmpty();
    }

    @Test
    void aUniqueValueIsChosenOnlyWhereItIsAllowed() {
        String text = "SelectUniqueValue([a], [b])";
        InvalidExpression refused = catchThrowableOfType(InvalidExpression.class, () -> Expression.compile(text));
        assertThat(refused.fault().code()).isEqualTo("FunctionNotAllowed");
        assertThat(refused.fault().message()).contains("not possible in this kind of mapping");
        assertThat(Expression.compile(text, Expression.UniqueValues.ALLOWED).reads())
                .containsExactly("a", "b");
    }

    private static InvalidExpression.Fault fault(String text) {
        return catchThrowableOfType(
                        InvalidExpression.class, () -> Expression.compile(text, Expression.UniqueValues.ALLOWED))
                .fault();
    }
}
