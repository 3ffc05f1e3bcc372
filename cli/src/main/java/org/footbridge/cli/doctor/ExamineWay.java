package org.footbridge.cli.doctor;

import java.net.http.HttpResponse;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.cli.client.CommandFailure;
import org.footbridge.cli.client.ProbeService;
import org.footbridge.cli.client.ServiceClient;

/** Takes the way to the service: name, port, certificate, clock, health, sign-in. Behind a step that fails it ends. */
final class ExamineWay {
    private static final Duration WITHIN = Duration.ofSeconds(10);
    private static final Duration CERTIFICATE_ENDS_SOON = Duration.ofDays(30);
    private static final Duration SKEWED = Duration.ofSeconds(30);
    private static final Duration FAR_OFF = Duration.ofMinutes(4);
    private static final int HEALTHY = 200;

    private final ServiceClient client;
    private final Clock clock;
    private final List<CheckResult> results = new ArrayList<>();

    private ExamineWay(ServiceClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param open whether the service can be asked further
     */
    record Way(List<CheckResult> results, boolean open) {}

    static Way of(ServiceClient client, Clock clock) {
        ExamineWay examine = new ExamineWay(client, clock);
        boolean open = examine.examine();
        return new Way(List.copyOf(examine.results), open);
    }

    private boolean examine() {
        ProbeService probe = new ProbeService(client.profile());
        return step("name", probe.host(), () -> String.join(", ", probe.addresses()))
                && step("port", probe.host() + ":" + probe.port(), () -> {
                    probe.connect();
                    return "answers";
                })
                && certificate(probe)
                && health()
                && step("sign-in", client.profile().tenant(), () -> {
                    client.signIn();
                    return "as client " + client.profile().clientId();
                });
    }

    /** Something that says what it found, or throws. */
    @FunctionalInterface
    private interface Step {
        String take();
    }

    private boolean step(String name, String subject, Step step) {
        try {
            results.add(CheckResult.ok(name, subject, step.take()));
            return true;
        } catch (CommandFailure failure) {
            results.add(CheckResult.failed(name, subject, failure));
            return false;
        }
    }

    private boolean certificate(ProbeService probe) {
        String subject = client.profile().url();
        if (!probe.encrypted()) {
            results.add(CheckResult.warning(
                    "certificate", subject, "the way is not encrypted", "Write https:// into \"url\" of the profile"));
            return true;
        }
        try {
            List<X509Certificate> chain = probe.certificates();
            results.add(validity(subject, chain));
            return true;
        } catch (CommandFailure failure) {
            results.add(CheckResult.failed("certificate", subject, failure));
            return false;
        }
    }

    private CheckResult validity(String subject, List<X509Certificate> chain) {
        Instant end = chain.stream()
                .map(certificate -> certificate.getNotAfter().toInstant())
                .min(Instant::compareTo)
                .orElse(clock.instant());
        String detail = "accepted, valid until " + end;
        return end.isBefore(clock.instant().plus(CERTIFICATE_ENDS_SOON))
                ? CheckResult.warning(
                        "certificate",
                        subject,
                        detail,
                        "The service renews its own certificate when it starts; give it a new one if it is yours")
                : CheckResult.ok("certificate", subject, detail);
    }

    private boolean health() {
        try {
            Instant asked = clock.instant();
            HttpResponse<String> answer = client.probe("/actuator/health", WITHIN);
            results.add(skew(answer, asked));
            boolean healthy = answer.statusCode() == HEALTHY;
            results.add(
                    healthy
                            ? CheckResult.ok("health", client.profile().url(), "the service is healthy")
                            : CheckResult.failed(
                                    "health",
                                    client.profile().url(),
                                    "the service answers " + answer.statusCode(),
                                    "Read the service's log: its database may be away"));
            return true;
        } catch (CommandFailure failure) {
            results.add(CheckResult.failed("health", client.profile().url(), failure));
            return false;
        }
    }

    /** The header tells whole seconds. */
    private CheckResult skew(HttpResponse<String> answer, Instant asked) {
        Optional<Instant> there = answer.headers().firstValue("Date").flatMap(ExamineWay::instant);
        if (there.isEmpty()) {
            return CheckResult.ok("clock", "this machine", "the service does not tell its time");
        }
        Duration off = Duration.between(asked, there.get());
        String detail = "differs by " + Math.abs(off.toSeconds()) + " s from the service's";
        String nextStep = "Have both machines synchronise their clocks (NTP)";
        if (off.abs().compareTo(FAR_OFF) > 0) {
            return CheckResult.failed("clock", "this machine", detail + "; tokens and certificates go by it", nextStep);
        }
        return off.abs().compareTo(SKEWED) > 0
                ? CheckResult.warning("clock", "this machine", detail, nextStep)
                : CheckResult.ok("clock", "this machine", detail);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
