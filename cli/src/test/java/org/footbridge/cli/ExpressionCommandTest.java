package org.footbridge.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.footbridge.cli.client.Json;
import org.footbridge.engine.expression.ReferencePage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ExpressionCommandTest {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aValueIsPrintedAsItIs() {
        assertThat(run("Trim([givenName])", "--input", "{\"givenName\":\" Ann \"}"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo("Ann\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void eachOfSeveralValuesHasItsLine() {
        assertThat(run("Trim([x])", "--input", "{\"x\":[\" a\",\"b \"]}")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo("a\nb\n");
    }

    @Test
    void theInputMayBeAFileAndParametersAreNamedWithOrWithoutPercentSigns() throws IOException {
        Path file = Files.writeString(folder.resolve("ann.json"), "\ufeff{\"cn\":\"Ann\",\"mail\":null}");
        assertThat(run(
                        "Join(\"@\", [cn], [mail], %Domain%, %Other%)",
                        "--input", file.toString(), "--parameter", "Domain=corp.example", "--parameter", "%Other%=x"))
                .isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo("Ann@corp.example@x\n");
    }

    @Test
    void aWrongExpressionIsShownWithACaretBelowTheWrongPlace() {
        assertThat(run("Append(\"x\", Tirm([cn]))")).isEqualTo(ExitCode.FAILED);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEqualTo("""
                        UnknownFunction: Character 13: there is no function Tirm. Did you mean Trim?
                          Append("x", Tirm([cn]))
                                      ^
                        """);
    }

    @Test
    void ofALongExpressionThePartAroundTheFaultIsShown() {
        String text = "Join(\"\",\n" + "\"abc\", ".repeat(40) + "\"x\" \"y\", " + "\"def\", ".repeat(40) + "\"z\")";
        assertThat(run(text)).isEqualTo(ExitCode.FAILED);
        String[] lines = err.toString().split("\n");
        assertThat(lines[1]).startsWith("  ...").endsWith("...").hasSizeLessThan(110);
        assertThat(lines[1].substring(lines[2].indexOf('^'))).startsWith("\"y\"");
    }

    @Test
    void anEvaluationThatFailsSaysWhatToDo() {
        assertThat(run("Left([cn], [n])", "--input", "{\"cn\":\"Ann\",\"n\":\"many\"}"))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualTo("""
                        NotANumber: Left: NumChars must be a number. It comes from [n].
                        Next step: Correct the value, or the expression that makes it.
                        """);
    }

    @Test
    void leavingAnAttributeAloneHasAnExitCodeOfItsOwn() {
        assertThat(run("IgnoreFlowIfNullOrEmpty([mail])")).isEqualTo(ExitCode.LEFT_ALONE);
        assertThat(out.toString()).isEqualTo("(ignoreFlow: the attribute is left as it is)\n");
    }

    @Test
    void jsonSaysOutcomeValueAndError() {
        run("CStr([n])", "--input", "{\"n\":1}", "--json");
        assertThat(Json.parse(out.toString()))
                .isEqualTo(Json.parse("{\"outcome\":\"value\",\"value\":\"1\",\"error\":null}"));

        out.getBuffer().setLength(0);
        assertThat(run("Trim(", "--json")).isEqualTo(ExitCode.FAILED);
        JsonNode fault = Json.parse(out.toString());
        assertThat(Json.text(fault, "outcome")).isEqualTo("error");
        assertThat(Json.text(fault, "code")).isEqualTo("ExpressionSyntax");
        assertThat(Json.number(fault, "position")).isEqualTo(5);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aBatchGivesEachRowItsOutcome() throws IOException {
        String rows = """
                [{"id":"a","expression":"Trim([x])","input":{"x":" 1 "}},
                 {"id":"b","expression":"IgnoreFlowIfNullOrEmpty([x])","input":{"x":""}},
                 {"id":"c","expression":"Error(\\"no\\")","input":{}},
                 {"id":"d","expression":"Len([x])","input":{"x":42568.75}},
                 {"id":"e","expression":"[x]","input":{"x":9223372036854775807}},
                 {"id":"f","expression":"IsNull([x])","input":{"x":null}},
                 {"id":"g","expression":"RemoveDuplicates([x])","input":{"x":["a","a"]}},
                 {"id":"h","expression":"Coalesce([x])","input":{}},
                 {"id":"i","expression":"SelectUniqueValue([x],[y])","input":{"x":"a","y":"b"},"existingInTarget":["A"]},
                 {"id":"j","expression":"Append([x],%P%)","input":{"x":"a"},"parameters":{"%P%":"p"}},
                 {"id":"k","expression":"Tirm([x])"},
                 {"id":"l","expression":"[x]","input":{"x":{"value":"a"}}},
                 {"id":"m"},
                 {"expression":"\\"x\\"","clock":"yesterday"},
                 {"id":"o","expression":"[x]","input":{"x":1e400}},
                 {"id":"p","expression":"[x]","input":{"x":1e1000000000}},
                 {"id":"q","expression":"CStr([x])","input":{"x":0.1234567890123456789012}},
                 {"id":"r","expression":"Trim([GivenName])","input":{"givenname":"Ann"}},
                 {"id":"s","expression":"IIF([x]=\\"\\",IgnoreObjectFlow,[x])","input":{}}]""";
        Path file = Files.writeString(folder.resolve("rows.json"), rows);

        assertThat(run("--batch", file.toString(), "--json")).isEqualTo(ExitCode.OK);
        JsonNode results = Json.parse(out.toString());
        assertThat(results.valueStream()
                        .map(row -> Json.text(row, "id") + " " + Json.text(row, "outcome") + " " + row.get("value")
                                + " " + row.get("error")))
                .containsExactly(
                        "a value \"1\" null",
                        "b ignoreFlow null null",
                        "c error null \"no\"",
                        "d value 8 null",
                        "e value 9223372036854775807 null",
                        "f value true null",
                        "g value [\"a\"] null",
                        "h value null null",
                        "i value \"b\" null",
                        "j value \"ap\" null",
                        "k error null \"Character 1: there is no function Tirm. Did you mean Trim?\"",
                        "l value \"{\\\"value\\\":\\\"a\\\"}\" null",
                        "m error null \"The row has no expression.\"",
                        "14 error null \"The clock is no instant such as 2026-07-30T00:00:00Z.\"",
                        "o error null \"A number of the input has more than 400 digits before or behind its point.\"",
                        "p error null \"A number of the input has more than 400 digits before or behind its point.\"",
                        "q value \"0.1234567890123456789012\" null",
                        "r value \"Ann\" null",
                        "s ignoreFlow null null");
        assertThat(results.get(14).path("code").asString()).isEqualTo("InputInvalid");
        assertThat(results.get(1).has("object")).isFalse();
        assertThat(results.get(18).path("object").asBoolean()).isTrue();

        out.getBuffer().setLength(0);
        assertThat(run("--batch", file.toString())).isEqualTo(ExitCode.OK);
        assertThat(out.toString().lines().limit(4))
                .containsExactly(
                        "ID  OUTCOME     VALUE OR ERROR",
                        "a   value       \"1\"",
                        "b   ignoreFlow",
                        "c   error       ErrorRaised: no");
    }

    @Test
    void aBatchThatIsNoneIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("rows.json"), "{}");
        assertThat(run("--batch", file.toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("BatchInvalid: The batch is no JSON array of objects");
        assertThat(run("--batch", folder.resolve("none").toString())).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("FileUnreadable");
    }

    @Test
    void functionsAreListedAndDescribed() {
        assertThat(run("--list")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).contains("Left(String, NumChars)").contains("The first characters of a text.");
        out.getBuffer().setLength(0);
        assertThat(run("--describe", "LEFT")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).startsWith("### Left");
        assertThat(run("--describe", "Lefft")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("UnknownFunction").contains("Did you mean Left?");
        out.getBuffer().setLength(0);
        assertThat(run("--list", "--json")).isEqualTo(ExitCode.OK);
        assertThat(Json.values(Json.parse(out.toString())).map(function -> Json.text(function, "name")))
                .contains("Switch", "Replace");
    }

    @Test
    void theReferenceIsPrintedForItsFile() {
        assertThat(run("--reference")).isEqualTo(ExitCode.OK);
        assertThat(out.toString()).isEqualTo(ReferencePage.markdown());
    }

    @Test
    void anObjectOfADirectoryIsLeftToTheService() throws IOException {
        try (FakeService service = FakeService.start()) {
            service.on(
                    "POST /admin/v1/expressions/evaluate",
                    200,
                    "{\"outcome\":\"value\",\"value\":\"Ann\",\"error\":null,\"inputs\":{\"givenName\":\" Ann \"}}");
            service.on(
                    "POST /admin/v1/expressions/evaluate",
                    200,
                    "{\"outcome\":\"error\",\"value\":null,\"error\":{\"code\":\"NotADate\",\"message\":\"no date\"}}");
            String[] command = {
                "Trim([givenName])",
                "--object",
                "CN=Ann,DC=corp",
                "--directory",
                "corp",
                "--profile",
                service.profile(folder).toString()
            };
            assertThat(run(command)).isEqualTo(ExitCode.OK);
            assertThat(out.toString()).isEqualTo("Ann\n");
            assertThat(service.requests())
                    .contains(
                            "POST /admin/v1/expressions/evaluate "
                                    + "{\"expression\":\"Trim([givenName])\",\"directory\":\"corp\",\"object\":\"CN=Ann,DC=corp\"}");
            assertThat(run(command)).isEqualTo(ExitCode.FAILED);
            assertThat(err.toString()).isEqualTo("NotADate: no date\n");
        }
    }

    @Test
    void whatDoesNotGoTogetherIsNotUnderstood() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(run("[x]", "--list")).isEqualTo(ExitCode.USAGE);
        assertThat(run("--list", "--describe", "Left")).isEqualTo(ExitCode.USAGE);
        assertThat(run("[x]", "--object", "CN=Ann")).isEqualTo(ExitCode.USAGE);
        assertThat(run("[x]", "--directory", "corp")).isEqualTo(ExitCode.USAGE);
        assertThat(run("[x]", "--input", "{")).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).contains("InputInvalid");
    }

    private int run(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "expression";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return FootbridgeCli.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(command);
    }
}
