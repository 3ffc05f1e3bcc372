package org.footbridge.benchmarks.passwords;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.agent.passwords.PasswordSource.Page;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.cli.client.Json;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.Secret;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an agent does with passwords, without a service, in a virtual machine of its own that has the heap of an agent. The last
 * line of its output is a JSON object.
 *
 * <pre>
 * alone    ROUNDS SECONDS                     derives out of memory
 * invented ROUNDS USERS                       all passwords of that many invented users
 * domain   ROUNDS HOST CA-FILE ACCOUNT PID    those of a domain, whose server is the process PID of this machine; the first
 *                                             line of standard input is the account's password
 * </pre>
 */
public final class AsAgentProgram {
    /** Accounts that a request names at most. */
    private static final int IN_A_REQUEST = 262_144;

    private static final Duration LIMIT = Duration.ofMinutes(30);
    private static final Duration WARM_UP = Duration.ofSeconds(4);

    private AsAgentProgram() {}

    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        List<String> words = List.of(arguments);
        int rounds = Integer.parseInt(words.get(1));
        ObjectNode measured = switch (words.getFirst()) {
            case "alone" -> alone(rounds, Duration.ofSeconds(Integer.parseInt(words.get(2))));
            case "invented" -> invented(rounds, Integer.parseInt(words.get(2)));
            case "domain" -> domain(rounds, words);
            default -> throw new IllegalArgumentException("no such measurement: " + words.getFirst());
        };
        System.out.println(Json.compact(measured));
    }

    private static ObjectNode alone(int rounds, Duration least) throws InterruptedException, ExecutionException {
        DeriveAlone.asAgent(rounds, WARM_UP);
        double asAgent = DeriveAlone.asAgent(rounds, least);
        DeriveAlone.byPlatform(rounds, WARM_UP);
        return Json.object().put("asAgent", asAgent).put("byPlatform", DeriveAlone.byPlatform(rounds, least));
    }

    private static ObjectNode invented(int rounds, int users) {
        AgentPass pass = new AgentPass();
        Stopwatch watch = new Stopwatch();
        int requests = 0;
        for (int from = 0; from < users; from += IN_A_REQUEST) {
            ByteBuffer guids = InventedPasswords.guids(from, Math.min(IN_A_REQUEST, users - from));
            pass.run(new InventedPasswords(users), guids, rounds);
            requests++;
        }
        return watch.stop(pass).put("requests", requests);
    }

    private static ObjectNode domain(int rounds, List<String> words) throws IOException {
        ConnectPasswords passwords = connect(words.get(2), Path.of(words.get(3)), words.get(4));
        long server = Long.parseLong(words.get(5));
        Stopwatch listing = new Stopwatch();
        ByteBuffer guids = list(passwords);
        double listed = listing.seconds();
        AgentPass pass = new AgentPass();
        long controller = ProcessorTime.of(server);
        Stopwatch watch = new Stopwatch();
        try (PasswordSource source = passwords.connect(Optional.empty(), LIMIT)) {
            pass.run(source, guids, rounds);
        }
        return watch.stop(pass)
                .put("controller", (ProcessorTime.of(server) - controller) / 1e9)
                .put("listSeconds", listed);
    }

    private static ConnectPasswords connect(String host, Path authority, String account) throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Secret password = Secret.of(input.readLine().toCharArray());
        return new ConnectReplication(new ConnectDirectory(
                DirectoryLocation.ldaps(List.of(host), authority), new Credentials.Simple(account, password)));
    }

    /** Those who have a password; a service knows whom to ask for from its cycles. */
    private static ByteBuffer list(ConnectPasswords passwords) {
        ByteBuffer guids = ByteBuffer.allocate(IN_A_REQUEST * ObjectGuid.LENGTH);
        try (PasswordSource source = passwords.connect(Optional.empty(), LIMIT)) {
            Reached reached = new Reached(ReplicationState.BEGINNING, true);
            while (reached.more()) {
                Page page = source.changes(reached.state());
                page.changes().stream()
                        .filter(change -> change.password() && !change.deleted())
                        .forEach(change -> guids.put(change.guid().bytes()));
                reached = page.reached();
            }
        }
        return guids.flip();
    }

    private static final class Stopwatch {
        private final long began = System.nanoTime();
        private final long processor = ProcessorTime.ofThisProcess();

        double seconds() {
            return (System.nanoTime() - began) / 1e9;
        }

        ObjectNode stop(AgentPass pass) {
            return Json.object()
                    .put("derived", pass.derived())
                    .put("failed", pass.failed())
                    .put("bytes", pass.bytes())
                    .put("seconds", seconds())
                    .put("processor", (ProcessorTime.ofThisProcess() - processor) / 1e9);
        }
    }
}
