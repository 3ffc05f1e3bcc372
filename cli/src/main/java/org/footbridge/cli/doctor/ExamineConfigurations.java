package org.footbridge.cli.doctor;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;
import tools.jackson.databind.JsonNode;

/** How the configurations and their jobs fare: quarantine, failures, held deletes, passwords. */
final class ExamineConfigurations {
    private final ServiceClient client;
    private final List<CheckResult> results = new ArrayList<>();

    private ExamineConfigurations(ServiceClient client) {
        this.client = client;
    }

    static List<CheckResult> of(ServiceClient client) {
        ExamineConfigurations examine = new ExamineConfigurations(client);
        Json.values(client.get("/admin/v1/configurations")).forEach(examine::configuration);
        return List.copyOf(examine.results);
    }

    private void configuration(JsonNode configuration) {
        String name = Json.text(configuration, "name");
        String path = "/admin/v1/configurations/" + Administration.encode(name);
        job(name, client.get(path + "/job"), Json.text(configuration, "mode"));
        objects(name, client.get(path + "/errors?top=1"));
        held(name, client.get(path + "/deletes?top=1"));
        passwords(name, client.get(path + "/passwords"));
        long missing = Json.number(configuration.path("lastCycle"), "missing");
        if (missing > 0) {
            results.add(CheckResult.warning(
                    "missing objects",
                    name,
                    missing + " were not found by the last complete reading and stay as they are",
                    "footbridge reconcile " + name));
        }
    }

    private void job(String name, JsonNode job, String mode) {
        JsonNode quarantine = job.path("quarantine");
        JsonNode last = job.path("lastCycle");
        if (quarantine.isObject()) {
            JsonNode error = quarantine.path("error");
            String nextStep = Json.text(error, "nextStep");
            results.add(CheckResult.failed(
                    "job",
                    name,
                    "in quarantine since " + Json.text(quarantine, "since") + ": " + said(error),
                    nextStep.isEmpty() ? "footbridge job status " + name : nextStep));
        } else if (!Json.text(job, "schedule").equals("Active")) {
            results.add(CheckResult.warning(
                    "job",
                    name,
                    "no cycles run: " + Json.text(job, "schedule"),
                    "footbridge job start " + name + ", or enabled: true in the configuration"));
        } else {
            results.add(ofCycle(name, last, mode));
        }
    }

    private static CheckResult ofCycle(String name, JsonNode last, String mode) {
        String state = Json.text(last, "state");
        String staging = mode.equals("staging") ? ", in staging mode: nothing is written" : "";
        String nextStep = Json.text(last.path("error"), "nextStep");
        return switch (state) {
            case "failed", "halted" ->
                CheckResult.failed(
                        "job",
                        name,
                        "the last cycle " + state + ": " + said(last.path("error")),
                        nextStep.isEmpty() ? "footbridge cycles " + name : nextStep);
            case "partial" ->
                CheckResult.warning("job", name, "the last cycle was done in part", "footbridge errors list " + name);
            case "" -> CheckResult.ok("job", name, "no cycle has run yet" + staging);
            default -> CheckResult.ok("job", name, "the last cycle: " + state + staging);
        };
    }

    private static String said(JsonNode error) {
        return Json.text(error, "code") + " " + Json.text(error, "message");
    }

    private void objects(String name, JsonNode errors) {
        long count = Json.number(errors, "count");
        if (count > 0) {
            results.add(CheckResult.warning("objects", name, count + " fail", "footbridge errors list " + name));
        }
    }

    private void held(String name, JsonNode deletes) {
        long count = Json.elements(deletes, "counts")
                .filter(group -> Json.text(group, "state").equals("held"))
                .mapToLong(group -> Json.number(group, "count"))
                .sum();
        if (count > 0) {
            results.add(CheckResult.warning(
                    "held deletes", name, count + " wait for a decision", "footbridge deletes list " + name));
        }
    }

    private void passwords(String name, JsonNode passwords) {
        String outcome = Json.text(passwords, "outcome");
        if (passwords.path("on").asBoolean(false) && (outcome.equals("failed") || outcome.equals("partial"))) {
            String nextStep = Json.text(passwords, "nextStep");
            results.add(CheckResult.warning(
                    "passwords",
                    name,
                    outcome + ": " + Json.text(passwords, "errorCode") + " " + Json.text(passwords, "errorMessage"),
                    nextStep.isEmpty() ? "footbridge passwords status " + name : nextStep));
        }
    }
}
