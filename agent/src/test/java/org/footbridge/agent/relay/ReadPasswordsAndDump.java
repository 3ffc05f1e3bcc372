package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.Secret;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.PasswordChange;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.relay.wire.ReadPasswordChanges;
import org.footbridge.relay.wire.ReadPasswordHashes;
import org.footbridge.relay.wire.Request;

/**
 * Lists a domain's accounts, derives the passwords of some in a pass and of some one by one, and writes all of its heap to a
 * file, what is garbage too. Arguments: host, file with the authority, account, file with its password, how many to derive, a
 * value to be found in the heap (hexadecimal), file to write. Prints how many were told, and how many were derived.
 */
final class ReadPasswordsAndDump {
    private static final int PAGE = 50;

    private final AnswerLocally agent;
    private final List<Frame> frames = new ArrayList<>();

    private ReadPasswordsAndDump(AnswerLocally agent) {
        this.agent = agent;
    }

    public static void main(String[] arguments) throws IOException {
        ConnectDirectory directory = new ConnectDirectory(
                DirectoryLocation.ldaps(List.of(arguments[0]), Path.of(arguments[1]))
                        .within(Duration.ofSeconds(10), Duration.ofSeconds(60)),
                new Credentials.Simple(
                        arguments[2],
                        Secret.of(Files.readString(Path.of(arguments[3]), StandardCharsets.UTF_8)
                                .toCharArray())));
        ReadPasswordsAndDump reading = new ReadPasswordsAndDump(
                new AnswerLocally(directory, new ConnectReplication(directory, PAGE), "agent", 1000));
        int derived = reading.read(Integer.parseInt(arguments[4]));
        leaveGarbage(arguments[5]);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(arguments[6], false);
        System.out.println(reading.told() + " " + derived);
    }

    /** Nobody knows these bytes any more when this returns. */
    private static void leaveGarbage(String hexadecimal) {
        byte[] garbage = HexFormat.of().parseHex(hexadecimal);
        System.out.println("planted " + garbage.length + " bytes");
    }

    private int read(int count) {
        answer(Request.newBuilder().setReadPasswordChanges(ReadPasswordChanges.getDefaultInstance()));
        List<ByteString> guids = frames.stream()
                .flatMap(frame -> frame.getPasswordChanges().getChangesList().stream())
                .filter(PasswordChange::getPassword)
                .map(PasswordChange::getGuid)
                .limit(count)
                .toList();
        int half = count / 2;
        int pass = derived(ReadPasswordHashes.newBuilder()
                .setGuids(ByteString.copyFrom(guids.subList(0, half)))
                .setSince(PasswordState.getDefaultInstance()));
        int single = derived(
                ReadPasswordHashes.newBuilder().setGuids(ByteString.copyFrom(guids.subList(half, guids.size()))));
        return pass + single;
    }

    private long told() {
        return frames.stream()
                .mapToLong(frame -> frame.getPasswordChanges().getChangesCount())
                .sum();
    }

    private int derived(ReadPasswordHashes.Builder wanted) {
        return answer(Request.newBuilder().setReadPasswordHashes(wanted)).stream()
                .mapToInt(frame -> (int) frame.getPasswordHashes().getHashesList().stream()
                        .filter(hash -> !hash.getDerived().isEmpty())
                        .count())
                .sum();
    }

    private List<Frame> answer(Request.Builder body) {
        List<Frame> answer = agent.answer(body.setVersion(RelayLimits.VERSION)
                .setId("r")
                .setDeadlineMillis(System.currentTimeMillis() + 120_000)
                .build());
        if (!answer.getLast().hasCompleted()) {
            throw new IllegalStateException(answer.getLast().toString());
        }
        frames.addAll(answer);
        return answer;
    }
}
