package org.footbridge.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.footbridge.cli.client.ServiceClient;

/** The service's own timers: seconds that its cycles have spent in each stage, and requests to agents. */
final class StageTimes {
    private static final Pattern STAGE =
            Pattern.compile("footbridge_cycle_stage_seconds_sum\\{.*stage=\"([a-z_]+)\".*} ([0-9.eE+-]+)");
    private static final Pattern REQUESTS =
            Pattern.compile("footbridge_relay_request_seconds_count\\{.*} ([0-9.eE+-]+)");

    private final ServiceClient client;

    StageTimes(ServiceClient client) {
        this.client = client;
    }

    /** Seconds by stage so far. */
    Map<String, Double> seconds() {
        return parse(page());
    }

    /** Requests that agents have answered so far. */
    long requests() {
        return page().lines()
                .map(REQUESTS::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Math.round(Double.parseDouble(found.group(1))))
                .sum();
    }

    static Map<String, Double> parse(String page) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        page.lines()
                .map(STAGE::matcher)
                .filter(Matcher::matches)
                .forEach(found -> seconds.merge(found.group(1), Double.parseDouble(found.group(2)), Double::sum));
        return seconds;
    }

    private String page() {
        return client.text("/actuator/prometheus");
    }
}
