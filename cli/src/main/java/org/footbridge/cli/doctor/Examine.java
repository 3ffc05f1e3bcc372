package org.footbridge.cli.doctor;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import org.footbridge.cli.client.ServiceClient;

/** All checks in the order in which one thing stands on another. */
public final class Examine {
    private static final String LASTING = "/admin/v1/notifications";

    private Examine() {}

    /** @param version of this program */
    public static List<CheckResult> service(ServiceClient client, Clock clock, String version) {
        ExamineWay.Way way = ExamineWay.of(client, clock);
        List<CheckResult> results = new ArrayList<>(way.results());
        if (way.open()) {
            part(results, "agents", () -> ExamineAgents.of(client, clock, version));
            part(results, "configurations", () -> ExamineConfigurations.of(client));
            part(results, "notifications", () -> notifications(client));
        }
        return List.copyOf(results);
    }

    public static CheckResult.Status worst(List<CheckResult> results) {
        return results.stream()
                .map(CheckResult::status)
                .max(CheckResult.Status::compareTo)
                .orElse(CheckResult.Status.OK);
    }

    private static void part(List<CheckResult> results, String name, Supplier<List<CheckResult>> part) {
        try {
            results.addAll(part.get());
        } catch (CommandFailure failure) {
            results.add(CheckResult.failed(name, "", failure));
        }
    }

    private static List<CheckResult> notifications(ServiceClient client) {
        var settings = client.get(LASTING);
        boolean told =
                settings.path("mail").isObject() || settings.path("webhook").isObject();
        List<CheckResult> results = new ArrayList<>();
        if (!told) {
            results.add(CheckResult.warning(
                    "notifications",
                    "",
                    "nobody is told when something goes wrong",
                    "footbridge notifications set mail, or webhook"));
        }
        Json.elements(settings, "lasting")
                .map(lasting -> CheckResult.warning(
                        "the matter",
                        Json.text(lasting, "subject"),
                        Json.text(lasting, "code") + ": " + Json.text(lasting, "title") + ", since "
                                + Json.text(lasting, "since"),
                        Json.text(lasting, "nextStep")))
                .forEach(results::add);
        return results;
    }
}
