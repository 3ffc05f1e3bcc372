package org.footbridge.cli;

import java.util.concurrent.Callable;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be done with deleted objects. */
final class DeletedObjectsCommand {
    private static final String PATH = "/v1.0/directory/deletedItems/";

    private DeletedObjectsCommand() {}

    @Command(
            name = "restore",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Brings a deleted object back, with its id and memberships; it is managed in the cloud then.",
            footer = {
                "",
                "When its source comes back, the object comes back by itself and is synchronised again.",
                "",
                "Examples:",
                "  footbridge deletes restore 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55",
                "  footbridge deletes restore 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55 --name ann2@corp.example.com"
            })
    static final class Restore implements Callable<Integer> {
        @Mixin
        private ServiceOptions service;

        @Parameters(paramLabel = "ID", description = "Of the deleted object")
        private String id;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                description = "Another user principal name, when its own is taken")
        private @Nullable String name;

        @Option(names = "--without-taken-addresses", description = "Go without addresses that others have by now")
        private boolean withoutTaken;

        @Override
        public Integer call() {
            ObjectNode body = Json.object();
            if (name != null) {
                body.put("newUserPrincipalName", name);
            }
            if (withoutTaken) {
                body.put("autoReconcileProxyConflict", true);
            }
            JsonNode answer = service.withService(
                    client -> client.post(PATH + Administration.encode(id) + "/restore", body.isEmpty() ? null : body));
            return service.say(answer, "Restored " + Json.text(answer, "displayName") + " (" + id + ").");
        }
    }

    @Command(
            name = "purge",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Deletes a deleted object for good, before its 30 days are over.",
            footer = {"", "Example:", "  footbridge deletes purge 2c0ce8f3-5d3c-4a06-9d5c-1a7f6f2f7c55"})
    static final class Purge implements Callable<Integer> {
        @Mixin
        private ServiceOptions service;

        @Mixin
        private Confirm confirm;

        @Parameters(paramLabel = "ID", description = "Of the deleted object")
        private String id;

        @Override
        public Integer call() {
            if (!confirm.isGiven()) {
                JsonNode object = service.withService(client -> client.get(PATH + Administration.encode(id)));
                service.out().println(Json.text(object, "displayName") + " (" + id + ") cannot come back after that.");
            }
            confirm.ask(service.out(), "Delete it for good?");
            service.withService(client -> {
                client.delete(PATH + Administration.encode(id));
                return id;
            });
            return service.say(Json.object().put("purged", id), id + " is deleted for good.");
        }
    }
}
