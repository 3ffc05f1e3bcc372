package org.footbridge.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.JsonNode;

/**
 * Has configurations be what files say. All are checked before the first is saved; what is as its file says is left alone;
 * what a change of an active one does is shown before it is saved.
 */
final class ApplyConfigurations {
    private static final Duration LONGEST = Duration.ofHours(4);

    private final ServiceOptions service;
    private final Confirm confirm;

    ApplyConfigurations(ServiceOptions service, Confirm confirm) {
        this.service = service;
        this.confirm = confirm;
    }

    /** @return the worst of their exit codes */
    int apply(Administration api, List<ConfigurationFile> files) {
        List<JsonNode> answers = checked(api, files);
        int worst = ExitCode.OK;
        for (int at = 0; at < files.size(); at++) {
            worst = ExitCode.worse(worst, apply(api, files.get(at), answers.get(at)));
        }
        return worst;
    }

    private static List<JsonNode> checked(Administration api, List<ConfigurationFile> files) {
        List<JsonNode> answers = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        String code = "";
        String nextStep = "";
        for (ConfigurationFile file : files) {
            if (!file.document().faults().isEmpty()) {
                file.document().faults().forEach(fault -> faults.add(file.line(fault)));
                answers.add(Json.object());
                continue;
            }
            JsonNode answer = api.check(file.name(), file.text());
            answers.add(answer);
            faults.addAll(file.lines(answer));
            JsonNode first = answer.path("faults").path(0);
            code = code.isEmpty() ? Json.text(first, "code") : code;
            nextStep = nextStep.isEmpty() ? Json.text(first, "nextStep") : nextStep;
        }
        if (!faults.isEmpty()) {
            throw new CommandFailure(
                    code.isEmpty() ? "InvalidConfiguration" : code,
                    "Nothing was saved:",
                    faults,
                    nextStep.isEmpty()
                            ? "Correct the configuration and apply it again; docs/configuration.md has every key."
                            : nextStep,
                    0,
                    null);
        }
        return answers;
    }

    private int apply(Administration api, ConfigurationFile file, JsonNode answer) {
        String name = file.name();
        if (!ShowDifferences.any(answer)) {
            return service.say(
                    answer,
                    "Configuration " + name + " is what " + file.file() + " says (version "
                            + Json.number(answer, "version") + "): nothing was done.");
        }
        boolean known = !Json.text(answer, "version").isEmpty();
        if (!service.json() && known) {
            service.out().println("Configuration " + name + ", version " + Json.number(answer, "version") + ":");
            ShowDifferences.lines(answer).forEach(line -> service.out().println("  " + line));
        }
        return answer.path("planRequired").asBoolean(false) ? planned(api, file) : saved(api, file);
    }

    private int saved(Administration api, ConfigurationFile file) {
        String name = file.name();
        JsonNode saved = api.saveConfiguration(name, file.text());
        String version = "Configuration " + name + " is saved (version " + Json.number(saved, "version") + ")";
        return service.say(
                saved,
                Json.text(saved, "mode").equals("active")
                        ? version + "."
                        : version + ", in staging mode: nothing is written yet. See what it would do and enable it:"
                                + " footbridge config enable " + name);
    }

    private int planned(Administration api, ConfigurationFile file) {
        Planning planning = new Planning(service, LONGEST);
        JsonNode plan = planning.make(api, file.name(), file.text());
        return planning.confirmed(api, plan, "Save the change and apply it to " + file.name() + "?", confirm);
    }
}
