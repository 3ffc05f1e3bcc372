package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
        name = "versions",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Lists what a configuration was before, newest first; or what differs between two versions.",
        footer = {
            "",
            "See one: footbridge config show corp --of-version 7. Go back to it: footbridge config rollback corp 7.",
            "",
            "Examples:",
            "  footbridge config versions corp",
            "  footbridge config versions corp --compare 7",
            "  footbridge config versions corp --compare 7 --to 9"
        })
final class ConfigVersionsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec command;

    @Mixin
    private ServiceOptions service;

    @Parameters(paramLabel = "NAME", description = "Of the configuration")
    private String name;

    @Option(names = "--compare", paramLabel = "N", description = "What has become different since this version")
    private @Nullable Integer compare;

    @Option(names = "--to", paramLabel = "M", description = "Until this version (default: the one that counts)")
    private @Nullable Integer until;

    @Mixin
    private ListedPages pages;

    @Override
    public Integer call() {
        String path = "/admin/v1/configurations/" + Administration.encode(name) + "/versions";
        Integer from = compare;
        if (from == null && until != null) {
            throw new ParameterException(command.commandLine(), "--to goes with --compare");
        }
        JsonNode found = service.withService(client -> pages.read(
                client,
                from == null
                        ? new Query(path)
                        : new Query(path + "/" + from + "/differences")
                                .with("to", until == null ? null : until.toString())));
        if (from == null) {
            service.print(found, ConfigVersionsCommand::table, "There is no version.");
        } else {
            differences(found);
        }
        pages.sayWhetherThereAreMore(service, found);
        return ExitCode.OK;
    }

    private void differences(JsonNode found) {
        ObjectNode answer = Json.object();
        answer.set("differences", found.path("value"));
        if (service.json()) {
            service.out().println(Json.indented(found));
        } else if (ShowDifferences.any(answer)) {
            ShowDifferences.lines(answer).forEach(service.out()::println);
        } else {
            service.out().println("They are the same.");
        }
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("VERSION", "SAVED AT", "BY");
        Json.values(answer)
                .forEach(found -> table.row(
                        Json.text(found, "version"), Json.text(found, "savedAt"), Json.text(found, "savedBy")));
        return table;
    }
}
