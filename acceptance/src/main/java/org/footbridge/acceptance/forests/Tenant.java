package org.footbridge.acceptance.forests;

import com.unboundid.ldap.sdk.LDAPException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.footbridge.acceptance.Differences;
import org.footbridge.acceptance.GraphReader;
import org.footbridge.acceptance.GraphRequests;
import org.footbridge.acceptance.Oracle;
import org.footbridge.cli.client.Cycle;
import org.footbridge.cli.client.Profile;
import org.footbridge.demo.deployment.Deployment;
import tools.jackson.databind.JsonNode;

/** The tenant of a deployment that directories flow into, each by a configuration of its name. */
public final class Tenant {
    private static final Duration LONGEST_CYCLE = Duration.ofMinutes(5);
    private static final int MANY_DELETES = 100_000;

    private final Deployment deployment;
    private final List<ConnectedDirectory> directories;

    Tenant(Deployment deployment, List<? extends ConnectedDirectory> directories) {
        this.deployment = deployment;
        this.directories = List.copyOf(directories);
    }

    /** Makes the domains known. */
    void addDomains() {
        directories.forEach(directory -> deployment.service().administer(api -> {
            api.addDomain(directory.name());
            return true;
        }));
    }

    /** Saves the configurations; the service runs the first cycles by itself. */
    void configure() {
        directories.forEach(directory -> configure(directory, MANY_DELETES));
    }

    /** @param deletes more of them in one cycle are held */
    void configure(ConnectedDirectory directory, int deletes) {
        String yaml = """
                directory: %s
                interval: 2m
                deletes:
                  threshold: %d
                  percent: 100
                  members: {threshold: 1000000, percent: 100}
                  membersOfGroup: {threshold: 1000000, percent: 100}
                scope:
                  containers:
                    - %s
                """.formatted(directory.name(), deletes, directory.container());
        deployment.service().administer(api -> api.applyConfiguration(directory.name(), yaml));
    }

    /** Requests a cycle of every configuration at once; gives the numbers of the requests to wait for. */
    Map<String, Long> request(boolean full) {
        return deployment.service().administer(api -> {
            Map<String, Long> requests = new LinkedHashMap<>();
            directories.forEach(directory -> requests.put(directory.name(), api.requestCycle(directory.name(), full)));
            return requests;
        });
    }

    /** The cycles that began after the requests, when all have ended. */
    List<Cycle> await(Map<String, Long> requests) {
        return deployment.service().administer(api -> {
            List<Cycle> cycles = new ArrayList<>();
            requests.forEach((configuration, request) ->
                    cycles.add(api.awaitCycle(configuration, request, LONGEST_CYCLE, progress -> {})));
            return cycles;
        });
    }

    /** What the tenant must hold by what the directories hold now; of each, any server that runs is asked. */
    Oracle oracle(boolean namesAreSettled) throws LDAPException {
        Set<String> verified =
                directories.stream().map(ConnectedDirectory::name).collect(Collectors.toSet());
        String initial = initialDomain(deployment);
        List<Oracle.Source> sources = new ArrayList<>();
        for (ConnectedDirectory directory : directories) {
            Oracle.Source source = directory.source(verified, initial);
            sources.add(
                    namesAreSettled
                            ? new Oracle.Source(
                                    source.dump(), source.expectation().withSettledNames())
                            : source);
        }
        return Oracle.of(sources);
    }

    Differences compare(Oracle oracle) {
        return oracle.compare(new GraphReader(graph(deployment)));
    }

    /** Requests of an application that may read everything. */
    public static GraphRequests graph(Deployment deployment) {
        Profile profile = deployment.service().profile();
        return new GraphRequests(
                URI.create(profile.url().toString()),
                profile.tenant(),
                profile.clientId(),
                profile.clientSecret(),
                Objects.requireNonNull(profile.authority()));
    }

    /** The name that made-up names end with. */
    public static String initialDomain(Deployment deployment) {
        JsonNode domains = deployment
                .service()
                .administer(api -> deployment.service().client().get("/admin/v1/domains"));
        for (JsonNode domain : domains.path("value")) {
            if (domain.path("isInitial").asBoolean()) {
                return domain.path("name").asString();
            }
        }
        throw new IllegalStateException("the tenant has no initial domain: " + domains);
    }
}
