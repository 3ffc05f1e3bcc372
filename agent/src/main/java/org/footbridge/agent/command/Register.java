package org.footbridge.agent.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.Proxy;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.Registration;
import org.footbridge.agent.registration.RegisterAgent;
import org.footbridge.agent.registration.RegistrationToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code register}: exchanges a one-time token for a client certificate. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Registers this machine with the service. The key is made here and never leaves.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  footbridge agent register --token fbt1.eyJ1Ijo...",
            "  footbridge agent register --token-file token.txt --websocket --proxy http://proxy.example.com:3128"
        })
public final class Register implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    HomeOption home;

    @ArgGroup(multiplicity = "1")
    @Nullable
    TokenOption token;

    @Option(names = "--websocket", description = "Reach the relay over WebSocket (passes more firewalls).")
    boolean webSocket;

    @Option(
            names = "--proxy",
            paramLabel = "URL",
            description = "HTTP proxy, http://[user:password@]host:port. Default: $HTTPS_PROXY.")
    @Nullable
    String proxy;

    @Option(names = "--name", paramLabel = "NAME", description = "Name to show. Default: this machine's name.")
    @Nullable
    String name;

    @Option(names = "--force", description = "Replace an existing registration.")
    boolean force;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    static final class TokenOption {
        @Option(names = "--token", paramLabel = "TOKEN", description = "The one-time token, fbt1....")
        @Nullable
        String text;

        @Option(names = "--token-file", paramLabel = "FILE", description = "File with the one-time token.")
        @Nullable
        Path file;
    }

    @Override
    public Integer call() throws Exception {
        AgentHome agent = home.home();
        if (agent.registered() && !force) {
            throw new AgentFailure(
                    "AgentAlreadyRegistered",
                    "There is a registration in " + agent.folder() + " already",
                    "Use --force to replace it, or --home for another agent on this machine.");
        }
        Optional<Proxy> through = Optional.ofNullable(proxy).map(Proxy::parse);
        Registration registration = new RegisterAgent(agent, through.or(Proxy::ofEnvironment), webSocket)
                .register(RegistrationToken.parse(text()), name != null ? name : machineName());
        print(agent, registration);
        return 0;
    }

    private String text() throws java.io.IOException {
        TokenOption given = token;
        if (given == null || (given.text == null && given.file == null)) {
            throw new IllegalStateException("picocli demands one of both");
        }
        return given.text != null ? given.text : given.file == null ? "" : Files.readString(given.file);
    }

    private void print(AgentHome agent, Registration registration) {
        Printing printing = new Printing(spec);
        if (json) {
            printing.json(Map.of(
                    "agentId", registration.agent(),
                    "tenantId", registration.tenant(),
                    "home", agent.folder().toString(),
                    "relay", registration.relayHost() + ":" + registration.relayPort(),
                    "directories",
                            registration.directories().stream()
                                    .map(Registration.GrantedDirectory::name)
                                    .toList()));
            return;
        }
        printing.line("Registered as agent " + registration.agent() + " in " + agent.folder());
        for (Registration.GrantedDirectory directory : registration.directories()) {
            printing.line("Next: footbridge agent add-directory " + directory.name() + " --host ...");
        }
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
