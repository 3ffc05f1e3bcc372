package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.text.TextTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

@Command(
        name = "search",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Finds objects in a directory, read now, whether they are synchronised or not.",
        footer = {
            "",
            "Examples:",
            "  footbridge directories search corp.example.com pil --kind group",
            "  footbridge directories search corp.example.com ann.smith@corp.example.com"
        })
final class DirectoriesSearchCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(index = "0", paramLabel = "NAME", description = "DNS name of the directory")
    private String name;

    @Parameters(
            index = "1",
            paramLabel = "TEXT",
            description = "The beginning of a name, account name, user principal name or mail address; or a whole"
                    + " distinguished name or objectGUID")
    private String text;

    @Option(
            names = "--kind",
            defaultValue = "any",
            paramLabel = "KIND",
            description = "user, group, contact or any (default: ${DEFAULT-VALUE})")
    private String kind;

    @Option(names = "--top", defaultValue = "20", paramLabel = "N", description = "How many at most")
    private int top;

    @Override
    public Integer call() {
        String path = new Query("/admin/v1/directories/" + Administration.encode(name) + "/search")
                .with("kind", kind)
                .with("text", text)
                .with("top", Integer.toString(top))
                .toString();
        return service.print(
                service.withService(client -> client.get(path)), DirectoriesSearchCommand::table, "Nothing was found.");
    }

    private static TextTable table(JsonNode answer) {
        TextTable table = new TextTable("TYPE", "NAME", "GUID", "DISTINGUISHED NAME");
        Json.values(answer)
                .forEach(found -> table.row(
                        Json.text(found, "type"),
                        Json.text(found, "name"),
                        Json.text(found, "guid"),
                        Json.text(found, "distinguishedName")));
        return table;
    }
}
