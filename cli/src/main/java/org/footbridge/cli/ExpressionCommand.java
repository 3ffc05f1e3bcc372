package org.footbridge.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.expression.Evaluated;
import org.footbridge.cli.expression.LocalObject;
import org.footbridge.cli.expression.ReadInput;
import org.footbridge.cli.expression.RunBatch;
import org.footbridge.cli.expression.ShowFunctions;
import org.footbridge.cli.text.PointAt;
import org.footbridge.cli.text.TextTable;
import org.footbridge.engine.expression.ReferencePage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "expression",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        sortOptions = false,
        description = "Evaluates an expression of a mapping, here or on an object of a connected directory.",
        footer = {
            "",
            "Examples:",
            "  footbridge expression 'Trim([givenName])' --input '{\"givenName\":\" Ann \"}'",
            "  footbridge expression 'Append([cn], %%DomainFQDN%%)' --input ann.json --parameter DomainFQDN=corp.example",
            "  footbridge expression 'Trim([givenName])' --object 'CN=Ann,OU=Staff,DC=corp,DC=example' --directory corp",
            "  footbridge expression --batch examples.json --json",
            "  footbridge expression --list",
            "  footbridge expression --describe Replace",
            "",
            "Values of several-valued attributes are arrays; null and what is not named are absent.",
            "With --json: {\"outcome\":\"value|ignoreFlow|error\",\"value\",\"error\"}, and with --batch an array of these with \"id\".",
            "\"object\":true beside ignoreFlow says that the whole object is left alone (IgnoreObjectFlow).",
            "The language: docs/expressions.md.",
            "",
            "Exit codes: 0 there is a value (it may be empty), or all rows of a batch were evaluated; 1 the expression is none or",
            "failed; 2 not understood; 4 the expression leaves the attribute or the object alone (ignoreFlow)."
        })
final class ExpressionCommand implements Callable<Integer> {
    private static final String PATH = "/admin/v1/expressions/evaluate";

    @Spec
    private CommandSpec command;

    @Mixin
    private ServiceOptions service;

    @Parameters(arity = "0..1", paramLabel = "EXPRESSION", description = "In quotes of the shell")
    private @Nullable String expression;

    @ArgGroup
    private @Nullable Instead instead;

    /** What is asked for in place of one evaluation. */
    static final class Instead {
        @Option(
                names = "--batch",
                paramLabel = "FILE",
                description = "Evaluate many: a JSON array of rows with id, expression, input, existingInTarget, "
                        + "parameters, clock, defaultDomain; - reads standard input")
        private @Nullable String batch;

        @Option(names = "--list", description = "List the functions")
        private boolean list;

        @Option(names = "--describe", paramLabel = "NAME", description = "Describe a function")
        private @Nullable String describe;

        @Option(names = "--reference", description = "Print the reference of the language as Markdown")
        private boolean reference;
    }

    @Option(
            names = "--input",
            paramLabel = "JSON|FILE|-",
            description = "The object: JSON that begins with {, a file of it, or - for standard input")
    private @Nullable String input;

    @Option(names = "--parameter", paramLabel = "NAME=VALUE", description = "What %%NAME%% is; may be repeated")
    private Map<String, String> parameters = Map.of();

    @Option(
            names = "--taken",
            paramLabel = "VALUE",
            description = "A value that another object has, for SelectUniqueValue; may be repeated")
    private String[] taken = {};

    @Option(names = "--default-domain", paramLabel = "NAME", description = "What DefaultDomain() gives")
    private @Nullable String defaultDomain;

    @Option(names = "--object", paramLabel = "DN", description = "Evaluate on this object, in the service")
    private @Nullable String object;

    @Option(names = "--directory", paramLabel = "NAME", description = "The connected directory of --object")
    private @Nullable String directory;

    @Override
    public Integer call() {
        if (instead != null) {
            return other(instead);
        }
        if (expression == null) {
            throw new ParameterException(command.commandLine(), "Give an expression, --batch, --list or --describe");
        }
        return show(object == null ? evaluated(expression) : evaluatedByService(expression, object));
    }

    private int other(Instead wanted) {
        if (expression != null) {
            throw new ParameterException(
                    command.commandLine(), "Give either an expression or --batch, --list, --describe, --reference");
        }
        if (wanted.batch != null) {
            return batch(ReadInput.file(wanted.batch));
        }
        if (wanted.describe != null) {
            return service.say(ShowFunctions.asJson(wanted.describe), ShowFunctions.describe(wanted.describe));
        }
        if (wanted.reference) {
            service.out().print(ReferencePage.markdown());
        }
        return wanted.list ? service.print(ShowFunctions.asJson(), ShowFunctions::table, "") : ExitCode.OK;
    }

    private Evaluated evaluated(String text) {
        if (directory != null) {
            throw new ParameterException(command.commandLine(), "--directory needs --object");
        }
        LocalObject given = new LocalObject(input == null ? Json.object() : ReadInput.object(input));
        parameters.forEach(given::parameter);
        for (String value : taken) {
            given.taken(value);
        }
        given.defaultDomain(defaultDomain == null ? "" : defaultDomain);
        return Evaluated.of(text, given);
    }

    private Evaluated evaluatedByService(String text, String distinguishedName) {
        if (directory == null || input != null) {
            throw new ParameterException(command.commandLine(), "--object needs --directory, and goes without --input");
        }
        ObjectNode body = Json.object()
                .put("expression", text)
                .put("directory", directory)
                .put("object", distinguishedName);
        return new Evaluated(text, service.withService(client -> client.post(PATH, body)));
    }

    private int show(Evaluated result) {
        if (service.json()) {
            service.out().println(Json.indented(result.json()));
            return exit(result);
        }
        switch (result.outcome()) {
            case "value" -> service.out().println(result.valueText());
            case "ignoreFlow" ->
                service.out()
                        .println(
                                result.leavesObject()
                                        ? "(ignoreFlow: the object is left as it is)"
                                        : "(ignoreFlow: the attribute is left as it is)");
            default -> complain(result);
        }
        return exit(result);
    }

    private void complain(Evaluated result) {
        var err = command.commandLine().getErr();
        err.println(result.code() + ": " + result.message());
        if (result.position() >= 0) {
            err.println(PointAt.position(result.expression(), result.position()));
        }
        if (!result.nextStep().isEmpty()) {
            err.println("Next step: " + result.nextStep());
        }
        err.flush();
    }

    private static int exit(Evaluated result) {
        return switch (result.outcome()) {
            case "value" -> ExitCode.OK;
            case "ignoreFlow" -> ExitCode.LEFT_ALONE;
            default -> ExitCode.FAILED;
        };
    }

    private int batch(String json) {
        ArrayNode results = Json.array();
        TextTable table = new TextTable("ID", "OUTCOME", "VALUE OR ERROR");
        for (RunBatch.Row row : RunBatch.run(json)) {
            Evaluated result = row.result();
            ObjectNode shown = Json.object().put("id", row.id());
            result.json().forEachEntry(shown::set);
            results.add(shown);
            table.row(
                    row.id(),
                    result.outcome(),
                    switch (result.outcome()) {
                        case "value" -> result.valueInWords();
                        case "ignoreFlow" -> result.leavesObject() ? "the whole object" : "";
                        default -> result.code() + ": " + result.message();
                    });
        }
        return service.print(results, rows -> table, "The batch has no rows.");
    }
}
