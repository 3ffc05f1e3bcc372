package org.footbridge.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectFunctionsTest {

    private final Given given = Given.attribute("list", "b", "a", "c")
            .and("one", "x")
            .and("empty", "")
            .and("dn", "CN=Doe\\, John+OU=x,OU=Staff,DC=corp,DC=example");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Right(\"John Doe\", 3) | \"Doe\"",
                "Right(\"John\", -1) | \"John\"",
                "Right(\"John\", 9) | \"John\"",
                "Right([nobody], 3) | \"\"",
                "PadLeft(\"User\", 3, \"0\") | \"User\"",
                "PadLeft(\"User\", 6, \" \") | \"  User\"",
                "PadRight(\"User\", 6, \"-\") | \"User--\"",
                "PadRight([nobody], 6, \"-\") | \"\"",
                "LCase(\"TÉST\") | \"tést\"",
                "UCase([list]) | [\"B\", \"A\", \"C\"]",
                "LTrim(\"  a \") | \"a \"",
                "RTrim(\"  a \") | \"  a\"",
                "InStrRev(\"abbcdbbbef\", \"bb\") | 7",
                "InStrRev(\"abbcdbbbef\", \"bb\", 7) | 6",
                "InStrRev(\"abbcdbbbef\", \"bb\", 2) | 0",
                "InStrRev(\"abbcdbbbef\", \"bb\", 3) | 2",
                "InStrRev(\"abbcdbbbef\", \"BB\") | 0",
                "InStrRev(\"abbcdbbbef\", \"BB\", , vbTextCompare) | 7",
                "InStrRev(\"abc\", \"\") | 3",
                "InStrRev(\"\", \"a\") | 0",
                "InStrRev(\"abc\", \"a\", 0) | 0",
                "InStrRev(\"abc\", \"a\", -1) | 1",
                "InStrRev([nobody], \"a\") | 0",
                "ReplaceChars(\"Räksmörgås\", \"å:a, ä:ae,ö:\") | \"Raeksmrgas\"",
                "ReplaceChars([nobody], \"a:b\") | no value",
                "ItemOrNull([list], 2) | \"a\"",
                "ItemOrNull([list], 0) | no value",
                "ItemOrNull([one], 1) | \"x\"",
                "ItemOrNull([nobody], 1) | no value",
                "IsBitSet(&HF, 4) | True",
                "IsBitSet(514, 2) | True",
                "IsBitSet(512, 514) | False",
                "IsBitSet(512, 0) | False",
                "IsBitSet(-1, &H80000000) | True",
                "BitOr(1, 4) | 5",
                "CNum(\" 42 \") | 42",
                "CNum(\"-1.50\") | -1.50",
                "CNum([nobody]) | no value",
                "IsNumeric(\"4x\") | False",
                "IsNumeric([list]) | False",
                "IsNumeric([nobody]) | False",
                "IsDate(Now()) | True",
                "IsDate([empty]) | False",
                "IsDate([list]) | False",
                "IsEmpty([empty]) | True",
                "IsEmpty([nobody]) | False",
                "IsEmpty([list]) | False",
                "IsGuid(\"00112233-4455-6677-8899-aabbccddeeff\") | True",
                "IsGuid(\"{00112233-4455-6677-8899-AABBCCDDEEFF}\") | True",
                "IsGuid(\"{00112233-4455-6677-8899-AABBCCDDEEFF\") | False",
                "IsGuid(\"0-0-0-0-0\") | False",
                "IsGuid([list]) | False",
                "StringFromGuid(CGuid(\"00112233-4455-6677-8899-aabbccddeeff\")) | \"00112233-4455-6677-8899-aabbccddeeff\"",
                "DNComponentRev([dn], 1) | \"example\"",
                "DNComponentRev([dn], 1, DC) | \"Staff\"",
                "DNComponentRev([dn], 4) | \"Doe, John\"",
                "DNComponentRev([dn], 5) | no value",
                "DNComponentRev([nobody], 1) | no value",
                "EscapeDNComponent(\" a, b \") | \"\\\\ a\\\\, b\\\\ \"",
                "EscapeDNComponent(\"cn=#1\") | \"cn=\\\\#1\"",
                "EscapeDNComponent(\"a+b=c\") | \"a\\\\+b=c\"",
                "Select($i, [list], UCase($i)) | [\"B\", \"A\", \"C\"]",
                "Select($i, [list], IIF($i = \"a\", NULL, $i)) | [\"b\", \"c\"]",
                "Select($i, [list], Split(Join(\",\", $i, $i), \",\")) | [\"b\", \"b\", \"a\", \"a\", \"c\", \"c\"]",
                "Select($i, [nobody], $i) | no value",
                "Select($i, [one], Append($i, [one])) | [\"xx\"]",
                "Where($i, [list], $i > \"a\") | [\"b\", \"c\"]",
                "Where($i, [list], $i = \"z\") | no value",
                "Count(Where($i, [list], True)) | 3",
                "With($n, Join(\"\", [list]), Join(\"-\", $n, $n)) | \"bac-bac\"",
                "With($a, \"1\", Select($i, [list], With($b, $i, Join(\"\", $a, $b, $i)))) | [\"1bb\", \"1aa\", \"1cc\"]",
                "ImportedValue(\"list\") | [\"b\", \"a\", \"c\"]",
                "RemoveDuplicates(Trim(ImportedValue(\"list\"))) | [\"b\", \"a\", \"c\"]",
            })
    void functionsOfConnectAreOffered(String expression, String expected) {
        assertThat(given.gives(expression)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PadLeft(\"a\", 3, \"ab\") | OutOfRange",
                "PadLeft(\"a\", 3, [nobody]) | OutOfRange",
                "PadLeft(\"a\", 2000000, \"x\") | ValueTooLong",
                "ReplaceChars(\"a\", [list]) | SeveralValues",
                "ReplaceChars(\"a\", [one]) | InvalidPattern",
                "IsBitSet([nobody], 2) | ValueMissing",
                "BitOr(1, [one]) | NotANumber",
                "CNum([one]) | NotANumber",
                "CGuid([one]) | NotAGuid",
                "StringFromGuid([one]) | NotAGuid",
                "CBin([one]) | NotBinary",
                "Where($i, [list], $i) | NotABoolean",
            })
    void whatDoesNotFitFails(String expression, String code) {
        assertThat(given.fault(expression).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ImportedValue([list])",
                "ImportedValue(\"\")",
                "ReplaceChars(\"a\", \"ab:c\")",
                "ReplaceChars(\"a\", \"\")",
                "ReplaceChars(\"a\", \"å:a,ä,a\")",
                "Select(\"i\", [list], [one])",
                "Select($i, [list], $j)",
                "DNComponentRev([dn], 1, \"OU\")",
            })
    void whatIsWrittenWronglyIsNoExpression(String expression) {
        assertThatExceptionOfType(InvalidExpression.class).isThrownBy(() -> Expression.compile(expression));
    }

    @Test
    void anImportedValueCountsAsRead() {
        assertThat(Expression.compile("Trim(ImportedValue(\"proxyAddresses\"))").reads())
                .containsExactly("proxyAddresses");
    }
}
