package org.footbridge.agent.command;

import ch.qos.logback.classic.Level;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.footbridge.agent.AgentProgram;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.checks.CheckAgent;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.relay.RunAgent;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code run}: serves requests until it is stopped. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Connects to the relay and answers requests until it is stopped. Directories that are added or"
                + " removed meanwhile are taken up within a second.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  footbridge agent run",
            "  footbridge agent run --proxy http://user:password@proxy.example.com:3128",
            "  footbridge agent run --verbose",
            "",
            "Exit codes: 0 stopped, 1 failed, 2 wrong usage, 3 the service refuses this agent (revoked or expired)."
        })
public final class Run implements Callable<Integer> {
    private static final Logger log = LoggerFactory.getLogger(Run.class);
    private static final int STOP_MILLIS = 5_000;

    @Mixin
    HomeOption home;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy for this run. Default: as registered, else $HTTPS_PROXY.")
    @Nullable
    String proxy;

    @Option(
            names = "--verbose",
            description = "Log why connections ended, too, and what the messaging library says of it.")
    boolean verbose;

    @Override
    public Integer call() {
        if (verbose) {
            level("org.footbridge", Level.DEBUG);
            level("org.apache.qpid.jms", Level.INFO);
            level("io.netty", Level.INFO);
        }
        AgentHome agent = home.home();
        agent.registration();
        Optional<Proxy> through = proxy == null ? HomeOption.proxy(agent) : Optional.of(Proxy.parse(proxy));
        CheckAgent check = new CheckAgent(agent, () -> through);
        RunAgent run = new RunAgent(agent, through, () -> check.check(agent.directories()));
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
            run.stop();
            try {
                if (!ended.await(STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                    log.atWarn().addKeyValue("code", "StopForced").log("the agent did not stop in time");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try {
            return switch (run.run()) {
                case STOPPED -> 0;
                case REFUSED -> AgentProgram.REFUSED;
            };
        } finally {
            ended.countDown();
        }
    }

    private static void level(String name, Level level) {
        if (LoggerFactory.getLogger(name) instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(level);
        }
    }
}
