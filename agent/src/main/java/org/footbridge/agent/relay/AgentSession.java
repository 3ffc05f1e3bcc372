package org.footbridge.agent.relay;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.AgentVersion;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.OpenDirectory;
import org.footbridge.agent.home.Registration;
import org.footbridge.agent.home.StoredDirectory;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.relay.RelayAddresses;
import org.footbridge.relay.wire.AssignedDirectory;
import org.footbridge.relay.wire.Changed;
import org.footbridge.relay.wire.Checks;
import org.footbridge.relay.wire.DirectoryHealth;
import org.footbridge.relay.wire.FromAgent;
import org.footbridge.relay.wire.Heartbeat;
import org.footbridge.relay.wire.Hello;
import org.footbridge.relay.wire.ToAgent;
import org.footbridge.relay.wire.Welcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one connection: hello and welcome, workers and watches per directory, heartbeats, renewal of the
 * certificate. Ends when the connection does, when the stored directories changed, when there is a new certificate, or
 * when the program stops.
 */
final class AgentSession {
    private static final Logger log = LoggerFactory.getLogger(AgentSession.class);
    private static final Duration WELCOME = Duration.ofSeconds(15);
    private static final Duration FINISHING = Duration.ofSeconds(60);
    private static final Duration TICK = Duration.ofMillis(500);
    /** One more than what a cycle and passwords keep busy, so that whoever looks around need not wait for them. */
    private static final int WORKERS_PER_DIRECTORY = 3;

    private final AgentHome home;
    private final Registration registration;
    private final Connection connection;
    private final BooleanSupplier stopping;
    private final RegularChecks checks;
    private final Places places = new Places();
    private final List<Thread> threads = new ArrayList<>();
    private final List<Served> served = new ArrayList<>();
    private final List<RequestWorker> workers = new ArrayList<>();
    private final List<Watched> watched = new ArrayList<>();
    private boolean draining;
    private volatile boolean lost;

    private record Watched(String id, WatchDirectory watch) {}

    /** A directory whose requests this agent answers. */
    private record Served(String queue, String name, ConnectDirectory directory, ConnectPasswords passwords) {}

    AgentSession(AgentHome home, Connection connection, RegularChecks checks, BooleanSupplier stopping) {
        this.checks = checks;
        this.home = home;
        this.registration = home.registration();
        this.connection = connection;
        this.stopping = stopping;
    }

    /** Returns when the session is over, true when not for want of a connection; the caller closes it. */
    boolean run(Runnable established) throws JMSException {
        connection.setExceptionListener(_ -> lost = true);
        connection.start();
        List<StoredDirectory> stored = home.directories();
        ControlChannel control = new ControlChannel(connection, registration);
        Welcome welcome = greet(control, stored);
        draining = welcome.getDraining();
        established.run();
        try (ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("working").daemon().factory())) {
            try {
                serve(control, welcome, stored, timer);
                attend(control, welcome, stored, timer);
            } finally {
                timer.shutdownNow();
                threads.forEach(Thread::interrupt);
            }
        }
        return !lost;
    }

    private Welcome greet(ControlChannel control, List<StoredDirectory> stored) {
        String id = control.send(FromAgent.newBuilder()
                .setHello(Hello.newBuilder()
                        .setMachineName(machineName())
                        .setAgentVersion(AgentVersion.current())
                        .addAllDirectoryNames(
                                stored.stream().map(StoredDirectory::name).toList())));
        ToAgent answer = RenewCertificate.await(control, id, WELCOME)
                .orElseThrow(() -> new AgentFailure(
                        "ServiceSilent", "The service did not answer the greeting", "It is tried again."));
        if (answer.hasRefused()) {
            throw new AgentFailure(
                    answer.getRefused().getCode(), answer.getRefused().getMessage(), "Look at the service's log.");
        }
        return answer.getWelcome();
    }

    private void serve(
            ControlChannel control, Welcome welcome, List<StoredDirectory> stored, ScheduledExecutorService timer)
            throws JMSException {
        Map<String, StoredDirectory> byName =
                stored.stream().collect(Collectors.toMap(StoredDirectory::name, Function.identity()));
        OpenDirectory opener = new OpenDirectory(home);
        for (AssignedDirectory assigned : welcome.getDirectoriesList()) {
            StoredDirectory directory = byName.get(assigned.getName());
            if (directory != null) {
                serve(control, assigned, opener, directory, timer);
            }
        }
        log.atInfo()
                .addKeyValue("code", "AgentConnected")
                .addKeyValue("relay", registration.relayHost() + ":" + registration.relayPort())
                .addKeyValue("directories", watched.size())
                .log("connected to the relay");
    }

    private void serve(
            ControlChannel control,
            AssignedDirectory assigned,
            OpenDirectory opener,
            StoredDirectory stored,
            ScheduledExecutorService timer)
            throws JMSException {
        ConnectDirectory directory;
        ConnectPasswords passwords;
        try {
            directory = opener.open(stored);
            passwords = new ConnectReplication(opener.open(stored));
        } catch (AgentFailure e) {
            log.atError()
                    .addKeyValue("code", e.code())
                    .addKeyValue("directory", stored.name())
                    .addKeyValue("next", e.nextStep())
                    .log(e.reason());
            return;
        } catch (DirectoryFailure e) {
            log.atError()
                    .addKeyValue("code", e.code().text())
                    .addKeyValue("directory", stored.name())
                    .addKeyValue("next", e.nextStep())
                    .log(e.reason());
            return;
        }
        Served each = new Served(
                RelayAddresses.requests(registration.tenant(), UUID.fromString(assigned.getId())),
                stored.name(),
                directory,
                passwords);
        served.add(each);
        if (!draining) {
            work(each, timer);
        }
        WatchDirectory watch = new WatchDirectory(
                stored.name(),
                directory,
                (usn, invocationId) -> control.send(FromAgent.newBuilder()
                        .setChanged(Changed.newBuilder()
                                .setDirectoryId(assigned.getId())
                                .setHighestUsn(usn)
                                .setInvocationId(invocationId))));
        watched.add(new Watched(assigned.getId(), watch));
        start(watch);
    }

    private void work(Served each, ScheduledExecutorService timer) throws JMSException {
        for (int i = 0; i < WORKERS_PER_DIRECTORY; i++) {
            RequestWorker worker = new RequestWorker(
                    connection,
                    each.queue(),
                    registration.agent().toString(),
                    each.name(),
                    each.directory(),
                    each.passwords(),
                    timer,
                    places);
            workers.add(worker);
            start(worker);
        }
    }

    /** Has the workers take nothing more, or begins with new ones. */
    private void drain(boolean on, ScheduledExecutorService timer) throws JMSException {
        if (on == draining) {
            return;
        }
        draining = on;
        log.atInfo()
                .addKeyValue("code", on ? "AgentDraining" : "AgentResumed")
                .log(on ? "no new requests are taken until an administrator says so" : "requests are taken again");
        if (on) {
            workers.forEach(RequestWorker::drain);
            workers.clear();
        } else {
            for (Served each : served) {
                work(each, timer);
            }
        }
    }

    private void start(Runnable work) {
        threads.add(Thread.ofVirtual().start(work));
    }

    private void attend(
            ControlChannel control, Welcome welcome, List<StoredDirectory> stored, ScheduledExecutorService timer)
            throws JMSException {
        RenewCertificate renewal = new RenewCertificate(home, control, welcome.getRenewFromMillis());
        Duration interval = Duration.ofSeconds(Math.max(1, welcome.getHeartbeatSeconds()));
        long nextBeat = System.nanoTime();
        Heartbeat told = Heartbeat.getDefaultInstance();
        Optional<Checks> toldChecks = Optional.empty();
        long endBy = 0;
        while (!lost && !stopping.getAsBoolean()) {
            Heartbeat heartbeat = heartbeat();
            if (System.nanoTime() - nextBeat >= 0 || !heartbeat.equals(told)) {
                control.send(FromAgent.newBuilder().setHeartbeat(heartbeat));
                told = heartbeat;
                nextBeat = System.nanoTime() + interval.toNanos();
            }
            Optional<Checks> found = checks.found();
            if (found.isPresent() && !found.equals(toldChecks)) {
                control.send(FromAgent.newBuilder().setChecks(found.get()));
                toldChecks = found;
            }
            Optional<ToAgent> message = control.receive(TICK);
            message.filter(ToAgent::hasRefused).ifPresent(AgentSession::report);
            message.filter(ToAgent::hasRunChecks).ifPresent(wish -> checks.now());
            if (message.filter(ToAgent::hasDraining).isPresent()) {
                drain(message.get().getDraining().getOn(), timer);
            }
            if (endBy == 0 && (renewal.attend(message) || settingsChanged(stored))) {
                endBy = System.nanoTime() + FINISHING.toNanos();
            }
            // what is under way is finished first, within reason: it would only be begun again
            if (endBy != 0 && (places.allFree() || System.nanoTime() - endBy >= 0)) {
                return;
            }
        }
    }

    private boolean settingsChanged(List<StoredDirectory> stored) {
        if (stored.equals(home.directories())) {
            return false;
        }
        log.atInfo().addKeyValue("code", "DirectoriesChanged").log("the stored directories changed");
        checks.now();
        return true;
    }

    private Heartbeat heartbeat() {
        Heartbeat.Builder heartbeat = Heartbeat.newBuilder().setDraining(draining);
        for (Watched each : watched) {
            WatchDirectory.Health health = each.watch().health();
            heartbeat.addDirectories(DirectoryHealth.newBuilder()
                    .setDirectoryId(each.id())
                    .setReachable(health.reachable())
                    .setDomainController(health.domainController())
                    .setFailureCode(health.failureCode())
                    .setSchemaVersion(health.schemaVersion()));
        }
        return heartbeat.build();
    }

    private static void report(ToAgent message) {
        log.atWarn()
                .addKeyValue("code", message.getRefused().getCode())
                .log(message.getRefused().getMessage());
    }

    static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
