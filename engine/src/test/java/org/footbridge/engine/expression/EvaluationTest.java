package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationTest {

    private static final Given ANN = Given.attribute("givenName", "Ann")
            .and("sn", "Smith")
            .and("empty", "")
            .and("several", "a", "b", "a")
            .and("truth", "TRUE")
            .and("number", "42")
            .and("flag", Value.TRUE)
            .and("none", new Value.Many(java.util.List.of()))
            .parameter("DomainFQDN", "corp.example");

    @ParameterizedTest
    @CsvSource(delimiter = '!', quoteCharacter = '~', textBlock = """
                    Append([missing], "x")                    ! "x"
                    Append([missing], [missing])              ! ""
                    Append([several], "x")                    ! ["ax", "bx", "ax"]
                    Append("x", [several])                    ! ["xa", "xb", "xa"]
                    Append([several], [several])              ! fails: SeveralValues
                    [several] & "x"                           ! ["ax", "bx", "ax"]
                    [several] & [several]                     ! fails: SeveralValues
                    [givenName] & [missing] & 1               ! "Ann1"
                    Trim([missing])                           ! no value
                    Trim([none])                              ! []
                    ToUpper([missing])                        ! no value
                    ToUpper([several])                        ! ["A", "B", "A"]
                    StripSpaces([missing])                    ! no value
                    Left([missing], 3)                        ! ""
                    Left([several], 1)                        ! ["a", "b", "a"]
                    Left([sn], [missing])                     ! fails: ValueMissing
                    Left([sn], [givenName])                   ! fails: NotANumber
                    Left([sn], "2")                           ! "Sm"
                    Mid([sn], 0, 2)                           ! "Smith"
                    Mid([sn], 2, -1)                          ! "Smith"
                    Mid([sn], 6, 2)                           ! ""
                    Mid([sn], 5, 9999999999)                  ! "h"
                    Mid([missing], 1, 2)                      ! ""
                    Len([several])                            ! [1, 1, 1]
                    Word("a,,b", 2, ",")                      ! "b"
                    Word("a,b", -1, ",")                      ! ""
                    Word([several], 1, ",")                   ! ["a", "b", "a"]
                    InStr([missing], "a")                     ! 0
                    InStr("banana", "")                       ! 1
                    InStr("banana", "a", 3)                   ! 4
                    InStr("banana", "a", 99)                  ! 0
                    InStr("banana", "a", 0)                   ! 2
                    InStr("BANANA", "nan", , vbTextCompare)   ! 3
                    InStr("BANANA", "nan")                    ! 0
                    Join(",", [several], [missing], [empty], [sn]) ! "a,b,a,Smith"
                    Join([several], "x", "y")                 ! fails: SeveralValues
                    Replace([missing], "a", , , "b")          ! no value
                    Replace("aXbX", "X", , , "")              ! "ab"
                    Replace([several], "a", , , "c")          ! ["c", "b", "c"]
                    Replace("abc", "", , , "x")               ! "abc"
                    Replace([missing], , "a", , "b")          ! no value
                    Replace([missing], , "(?<x>m.*)", "x", , [sn]) ! "mith"
                    Replace([missing], , "(?<x>q.*)", "x", , [sn]) ! no value
                    Replace([sn], , [givenName], , "b")       ! "Smith"
                    Replace([sn], , "(" & [givenName], , "b") ! fails: InvalidPattern
                    Switch([missing], "d", "", "e")           ! "e"
                    Switch([sn], , "x", "y")                  ! no value
                    Switch([sn], "d", [sn], "y")              ! "y"
                    Switch([sn], "d", "SMITH", "y")           ! "d"
                    Switch([several], "d", "a", "y")          ! fails: SeveralValues
                    Switch([flag], "d", "True", "y")          ! "y"
                    Coalesce([missing], [none], [several])    ! ["a", "b", "a"]
                    Coalesce([missing], [none])               ! no value
                    Coalesce(Trim([missing]), [sn])           ! "Smith"
                    IIF([missing] = "", "y", "n")             ! "y"
                    IIF([missing], "y", "n")                  ! "n"
                    IIF([number] = 42.0, "y", "n")            ! "y"
                    IIF([number] = "42.0", "y", "n")          ! "n"
                    IIF([sn] = 42, "y", "n")                  ! "n"
                    IIF([number] > 5, "y", "n")               ! "y"
                    IIF([number] > "5", "y", "n")             ! "n"
                    IIF([sn] <> "smith", "y", "n")            ! "y"
                    IIF([truth] = True, "y", "n")             ! "y"
                    IIF(True = [truth], "y", "n")             ! "y"
                    IIF([truth], "y", "n")                    ! "y"
                    IIF(Not([truth]), "y", "n")               ! "n"
                    IIF([sn], "y", "n")                       ! fails: NotABoolean
                    IIF([several] = "a", "y", "n")            ! fails: SeveralValues
                    IIF(Len([sn]) <= 5, "y", "n")             ! "y"
                    IIF([flag], [several], [sn])              ! ["a", "b", "a"]
                    Not("yes")                                ! "True"
                    Not(True)                                 ! "False"
                    CBool([missing])                          ! False
                    CBool("-0.0")                             ! False
                    CBool([number])                           ! True
                    CBool([sn])                               ! fails: NotABoolean
                    CStr([missing])                           ! no value
                    CStr([several])                           ! ["a", "b", "a"]
                    CStr(1.50)                                ! "1.50"
                    CStr(CRef("CN=Ann"))                      ! "CN=Ann"
                    CRef([missing])                           ! no value
                    BitAnd([missing], 2)                      ! fails: ValueMissing
                    BitAnd("-2147483646", &H80000000)         ! 2147483648
                    IsNull([none])                            ! True
                    IsNull([empty])                           ! False
                    IsNullOrEmpty([several])                  ! False
                    IsString([several])                       ! False
                    IsString([missing])                       ! False
                    Count([missing])                          ! 0
                    Count([sn])                               ! 1
                    Count([several])                          ! 3
                    Item([sn], 1)                             ! "Smith"
                    Item([sn], 0)                             ! fails: ItemMissing
                    Item([missing], 1)                        ! fails: ItemMissing
                    RemoveDuplicates([several])               ! ["a", "b"]
                    RemoveDuplicates([sn])                    ! "Smith"
                    RemoveDuplicates([missing])               ! no value
                    Split([missing], ",")                     ! no value
                    Split(" , ", ",")                         ! no value
                    Split("a--b", "--")                       ! ["a", "b"]
                    Split([sn], [missing])                    ! fails: ValueMissing
                    Contains([several], "b")                  ! 2
                    Contains([several], "B")                  ! 0
                    Contains([several], "B", CaseInsensitive) ! 2
                    Contains([missing], "b")                  ! 0
                    Append([sn], %DomainFQDN%)                ! "Smithcorp.example"
                    Append([sn], %Other%)                     ! fails: ParameterMissing
                    DNComponent("cn=a\\\\2Cb+ou=x , ou=c", 1) ! "a,b"
                    DNComponent("cn=a\\\\,b,ou=c", 2)         ! "c"
                    DNComponent("cn=L\\\\C4\\\\8Di", 1)       ! "Lči"
                    DNComponent("cn=a", 2)                    ! no value
                    StringFromSid([sn])                       ! fails: NotBinary
                    StringFromSid("S-1-5-18")                 ! "S-1-5-18"
                    StringFromSid([missing])                  ! no value
                    Redact([several])                         ! ["a", "b", "a"]
                    SingleAppRoleAssignment([several])        ! fails: SeveralValues
                    SingleAppRoleAssignment([missing])        ! no value
                    AppRoleAssignments([none])                ! no value
                    AppRoleAssignments("{")                   ! fails: InvalidAppRole
                    """)
    void anExpressionGives(String expression, String value) {
        assertThat(ANN.gives(expression)).isEqualTo(value);
    }

    @Test
    void aFaultNamesFunctionAttributeAndValue() {
        assertThat(ANN.fault("Append(Left([sn], [givenName]), \"x\")"))
                .isEqualTo(new EvaluationFault(
                        "NotANumber",
                        "Left",
                        "givenName",
                        "Ann",
                        "Left: NumChars must be a number. It comes from [givenName].",
                        "Correct the value, or the expression that makes it."));
    }

    @Test
    void aFaultShowsNoValueOfARedactedMapping() {
        assertThat(ANN.fault("Left(Redact([sn]), [givenName])").value()).isEmpty();
        assertThat(ANN.evaluate("Append(Redact([sn]), \"x\")"))
                .isEqualTo(new Outcome.Computed(new Value.Text("Smithx"), true));
    }

    @Test
    void errorSaysWhatItWasTold() {
        assertThat(ANN.fault("IIF(IsPresent([mail]), [mail], Error(\"mail is required\"))"))
                .extracting(EvaluationFault::code, EvaluationFault::function, EvaluationFault::message)
                .containsExactly("ErrorRaised", "Error", "mail is required");
    }

    @Test
    void branchesThatAreNotTakenAreNotEvaluated() {
        for (String expression : new String[] {
            "IIF(IsPresent([sn]), [sn], Error(\"no\"))",
            "IIF(IsNull([sn]), Error(\"no\"), [sn])",
            "Switch([sn], Error(\"no\"), \"x\", Error(\"no\"), \"Smith\", [sn])",
            "Switch([sn], [sn], [givenName], Error(\"no\"))",
            "Coalesce([missing], [sn], Error(\"no\"))",
            "SelectUniqueValue([sn], Error(\"no\"))",
            "Replace([sn], , \"(?<x>.)\", \"x\", , Error(\"no\"))",
            "IIF(IsPresent([sn]), [sn], IgnoreAttributeFlow)",
            "IIF(IsPresent([sn]), [sn], IgnoreObjectFlow)"
        }) {
            assertThat(ANN.gives(expression)).as(expression).isEqualTo("\"Smith\"");
        }
    }

    @Test
    void whatIsNotTakenIsNotEvenAskedFor() {
        Given given = Given.attribute("a", "1").and("b", "2");
        given.gives("IIF([a] = 1, \"x\", [b])");
        assertThat(given.asked()).isEqualTo(1);
    }

    @Test
    void anArgumentThatIsUsedTwiceIsAskedForOnce() {
        Given given = Given.attribute("a", "1");
        given.gives("Replace([a], \"1\", , , \"2\")");
        assertThat(given.asked()).isEqualTo(1);
    }

    @Test
    void leavingAloneDecidesTheWholeMapping() {
        assertThat(ANN.gives("Append(\"x\", IIF(IsNull([mail]), IgnoreAttributeFlow, [mail]))"))
                .isEqualTo("left alone");
        assertThat(ANN.gives("IIF(IsNull([mail]), IgnoreObjectFlow, [mail])")).isEqualTo("object left alone");
        assertThat(ANN.gives("Left([sn], IgnoreFlowIfNullOrEmpty([mail]))")).isEqualTo("left alone");
        assertThat(ANN.gives("IgnoreFlowIfNullOrEmpty([none])")).isEqualTo("left alone");
        assertThat(ANN.gives("IIF(IsNull([mail]), IgnoreThisFlow, [mail])")).isEqualTo("left alone");
        assertThat(ANN.gives("IIF(IsNull([mail]), AuthoritativeNull, [mail])")).isEqualTo("no value");
    }

    @Test
    void aUniqueValueIsTheFirstThatNobodyHas() {
        Given given = Given.attribute("a", "one").and("b", "two").taken("ONE");
        assertThat(given.gives("SelectUniqueValue([missing], [a], [b])")).isEqualTo("\"two\"");
        assertThat(given.taken("two").gives("SelectUniqueValue([a], [b])")).isEqualTo("fails: NoFreeValue");
        assertThat(given.gives("SelectUniqueValue([missing], [missing])")).isEqualTo("no value");
    }

    @Test
    void whiteSpaceIsWhatUnicodeSays() {
        assertThat(Given.attribute("x", "\u00a0\u2003\u0085 a\tb \u3000\r\n").gives("Trim([x])"))
                .isEqualTo("\"a\tb\"");
        assertThat(Given.attribute("x", " \u200b").gives("Len(Trim([x]))")).isEqualTo("1");
    }

    @Test
    void caseIsChangedCharacterByCharacter() {
        assertThat(Given.attribute("x", "straße ﬁ \ud801\udc28").gives("ToUpper([x])"))
                .isEqualTo("\"STRAßE ﬁ \ud801\udc00\"");
        assertThat(Given.attribute("x", "Iİ").gives("ToLower([x])")).isEqualTo("\"iİ\"");
        assertThat(Given.attribute("x", "Iİ").gives("ToLower([x], \"tr-TR\")")).isEqualTo("\"ıi\"");
        assertThat(Given.attribute("x", "iı").gives("ToUpper([x], [missing])")).isEqualTo("\"Iı\"");
        assertThat(Given.attribute("c", "!").gives("ToUpper(\"x\", [c])")).isEqualTo("fails: UnknownCulture");
    }
}
