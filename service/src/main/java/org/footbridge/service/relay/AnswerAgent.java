package org.footbridge.service.relay;

import com.google.protobuf.ByteString;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.AssignedDirectory;
import org.footbridge.relay.wire.Certificate;
import org.footbridge.relay.wire.Changed;
import org.footbridge.relay.wire.Check;
import org.footbridge.relay.wire.Checks;
import org.footbridge.relay.wire.DirectoryHealth;
import org.footbridge.relay.wire.Draining;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.Heartbeat;
import org.footbridge.relay.wire.Hello;
import org.footbridge.relay.wire.Refused;
import org.footbridge.relay.wire.RunChecks;
import org.footbridge.relay.wire.ToAgent;
import org.footbridge.relay.wire.Welcome;
import org.footbridge.service.agents.AgentAccess;
import org.footbridge.service.agents.AgentCertificates;
import org.footbridge.service.agents.AgentRegistry;
import org.footbridge.service.agents.AgentReports;
import org.footbridge.service.agents.AgentsProperties;
import org.footbridge.service.agents.FoundCheck;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.AgentIdentity;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;

/** What the service does about a message of an agent, and what it answers. */
final class AnswerAgent {
    /** An agent says so often within the time after which it counts as inactive. */
    private static final int BEATS = 3;

    private static final int LONGEST_VERSION = 64;
    private static final int MOST_CHECKS = 500;
    private static final int LONGEST_TEXT = 1000;

    static final ToAgent RUN_CHECKS =
            ToAgent.newBuilder().setRunChecks(RunChecks.getDefaultInstance()).build();

    private final AgentRegistry registry;
    private final AgentReports reports;
    private final AgentCertificates certificates;
    private final ConnectedDirectories directories;
    private final AgentsProperties properties;
    private final ApplicationEventPublisher events;
    private final Map<Watched, Seen> last = new ConcurrentHashMap<>();
    private final Map<Watched, ByteString> schemas = new ConcurrentHashMap<>();

    private record Watched(AgentIdentity agent, UUID directory) {}

    /** USNs count on one domain controller only, and each agent watches one of its own. */
    private record Seen(long usn, String database) {}

    AnswerAgent(
            AgentRegistry registry,
            AgentReports reports,
            AgentCertificates certificates,
            ConnectedDirectories directories,
            AgentsProperties properties,
            ApplicationEventPublisher events) {
        this.registry = registry;
        this.reports = reports;
        this.certificates = certificates;
        this.directories = directories;
        this.properties = properties;
        this.events = events;
    }

    /** The answer; null: none is due. */
    @Nullable
    ToAgent to(AgentIdentity agent, FromAgent message) {
        if (message.getVersion() > RelayLimits.VERSION) {
            return refused(
                    "RelayVersionUnsupported",
                    "This service speaks version " + RelayLimits.VERSION + " of the relay's messages, not "
                            + message.getVersion() + ". Update the service before its agents.");
        }
        return switch (message.getBodyCase()) {
            case HELLO -> welcome(agent, message.getHello());
            case HEARTBEAT -> beat(agent, message.getHeartbeat());
            case CHANGED -> changed(agent, message.getChanged());
            case RENEW_CERTIFICATE ->
                renewed(agent, message.getRenewCertificate().getCertificateRequest());
            case CHECKS -> checked(agent, message.getChecks());
            case BODY_NOT_SET ->
                refused("MessageUnknown", "This service does not know this message. Update the service.");
        };
    }

    private ToAgent welcome(AgentIdentity agent, Hello hello) {
        reports.hello(agent, hello.getAgentVersion());
        Set<String> held = hello.getDirectoryNamesList().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Welcome.Builder welcome = Welcome.newBuilder()
                .setHeartbeatSeconds(heartbeatSeconds())
                .setDraining(isDraining(agent))
                .setRenewFromMillis(certificates.renewFrom(agent).toEpochMilli());
        directories.granted(agent).stream()
                .filter(directory -> held.contains(directory.name()))
                .forEach(directory -> welcome.addDirectories(AssignedDirectory.newBuilder()
                        .setId(directory.id().toString())
                        .setName(directory.name())));
        return ToAgent.newBuilder().setWelcome(welcome).build();
    }

    private int heartbeatSeconds() {
        return (int) Math.max(1, properties.inactiveAfter().toSeconds() / BEATS);
    }

    private @Nullable ToAgent beat(AgentIdentity agent, Heartbeat heartbeat) {
        List<AgentReports.Health> health = heartbeat.getDirectoriesList().stream()
                .map(AnswerAgent::health)
                .flatMap(Optional::stream)
                .toList();
        reports.beat(agent, health);
        for (DirectoryHealth directory : heartbeat.getDirectoriesList()) {
            if (!directory.getSchemaVersion().isEmpty()
                    && directory.getSchemaVersion().size() <= LONGEST_VERSION) {
                id(directory.getDirectoryId())
                        .filter(id -> isOf(agent, id))
                        .filter(id -> !directory
                                .getSchemaVersion()
                                .equals(schemas.put(new Watched(agent, id), directory.getSchemaVersion())))
                        .ifPresent(id ->
                                events.publishEvent(new SchemaSeen(agent.tenant(), id, directory.getSchemaVersion())));
            }
        }
        return reminder(agent, heartbeat);
    }

    /** What an administrator wants of the agent, if it did not hear of it. */
    private @Nullable ToAgent reminder(AgentIdentity agent, Heartbeat heartbeat) {
        if (heartbeat.getDraining() != isDraining(agent)) {
            return draining(isDraining(agent));
        }
        boolean asked = registry.known(agent).map(AgentAccess::checksWanted).orElse(false);
        return asked ? RUN_CHECKS : null;
    }

    private boolean isDraining(AgentIdentity agent) {
        return registry.known(agent).map(AgentAccess::draining).orElse(false);
    }

    static ToAgent draining(boolean on) {
        return ToAgent.newBuilder().setDraining(Draining.newBuilder().setOn(on)).build();
    }

    private @Nullable ToAgent checked(AgentIdentity agent, Checks checks) {
        Instant at = Instant.ofEpochMilli(Math.min(checks.getAtMillis(), System.currentTimeMillis()));
        reports.checks(
                agent,
                checks.getChecksList().stream()
                        .limit(MOST_CHECKS)
                        .map(check -> found(check, at))
                        .toList());
        registry.reload(agent);
        return null;
    }

    private static FoundCheck found(Check check, Instant at) {
        return new FoundCheck(
                bounded(check.getSubject()),
                bounded(check.getName()),
                switch (check.getLevel()) {
                    case OK -> "ok";
                    case WARNING -> "warning";
                    case FAILED, LEVEL_UNSPECIFIED, UNRECOGNIZED -> "failed";
                },
                bounded(check.getDetail()),
                check.getNextStep().isEmpty() ? null : bounded(check.getNextStep()),
                at);
    }

    private static String bounded(String text) {
        String storable = text.replace("\0", "");
        return storable.length() <= LONGEST_TEXT ? storable : storable.substring(0, LONGEST_TEXT);
    }

    private static Optional<AgentReports.Health> health(DirectoryHealth health) {
        return id(health.getDirectoryId())
                .map(directory -> new AgentReports.Health(
                        directory, health.getReachable(), health.getDomainController(), health.getFailureCode()));
    }

    private @Nullable ToAgent changed(AgentIdentity agent, Changed changed) {
        Seen seen = new Seen(
                changed.getHighestUsn(),
                HexFormat.of().formatHex(changed.getInvocationId().toByteArray()));
        id(changed.getDirectoryId())
                .filter(directory -> isOf(agent, directory))
                .filter(directory -> !seen.equals(last.put(new Watched(agent, directory), seen)))
                .ifPresent(directory -> events.publishEvent(
                        new DirectoryChanged(agent.tenant(), directory, seen.usn(), seen.database())));
        return null;
    }

    private boolean isOf(AgentIdentity agent, UUID directory) {
        return registry.known(agent)
                .map(AgentAccess::directories)
                .orElse(Set.of())
                .contains(directory);
    }

    private ToAgent renewed(AgentIdentity agent, ByteString request) {
        try {
            return ToAgent.newBuilder()
                    .setCertificate(Certificate.newBuilder()
                            .setChainPem(certificates
                                    .renew(agent, request.toByteArray())
                                    .chainPem()))
                    .build();
        } catch (ServiceFailure failure) {
            return refused(failure.code(), failure.reason() + " " + failure.nextStep());
        }
    }

    private static ToAgent refused(String code, String message) {
        return ToAgent.newBuilder()
                .setRefused(Refused.newBuilder().setCode(code).setMessage(message))
                .build();
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
