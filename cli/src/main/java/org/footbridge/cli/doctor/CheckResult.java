package org.footbridge.cli.doctor;

import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.Json;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a check came to.
 *
 * @param name of the check
 * @param subject what was looked at
 * @param nextStep empty: nothing is to be done
 */
public record CheckResult(String name, String subject, Status status, String detail, String nextStep) {
    /** From well to ill. */
    public enum Status {
        OK("ok"),
        WARNING("warning"),
        FAILED("failed");

        private final String text;

        Status(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    static CheckResult ok(String name, String subject, String detail) {
        return new CheckResult(name, subject, Status.OK, detail, "");
    }

    static CheckResult warning(String name, String subject, String detail, String nextStep) {
        return new CheckResult(name, subject, Status.WARNING, detail, nextStep);
    }

    static CheckResult failed(String name, String subject, String detail, String nextStep) {
        return new CheckResult(name, subject, Status.FAILED, detail, nextStep);
    }

    static CheckResult failed(String name, String subject, CommandFailure failure) {
        return failed(name, subject, failure.code() + ": " + failure.reason(), failure.nextStep());
    }

    public ObjectNode json() {
        ObjectNode node = Json.object()
                .put("name", name)
                .put("subject", subject)
                .put("status", status.text())
                .put("detail", detail);
        return nextStep.isEmpty() ? node : node.put("nextStep", nextStep);
    }
}
