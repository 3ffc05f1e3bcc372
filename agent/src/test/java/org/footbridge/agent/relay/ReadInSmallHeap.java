package org.footbridge.agent.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.ReadAll;
import org.footbridge.directory.ReadSettings;
import org.footbridge.directory.RequestedAttribute;
import org.footbridge.directory.Secret;
import org.footbridge.directory.ValueKind;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.Request;

/**
 * Reads a directory into frames and throws them away, looking now and then at what is held. Arguments: host, port, file
 * with the authority, account, file with its password. Prints entries, frames, bytes of frames, most bytes held.
 */
final class ReadInSmallHeap {
    private static final int LOOK_EVERY = 6;

    private long frames;
    private long bytes;
    private long held;

    private ReadInSmallHeap() {}

    public static void main(String[] arguments) throws IOException {
        DirectoryLocation location = location(arguments[0], Integer.parseInt(arguments[1]), Path.of(arguments[2]));
        String password = Files.readString(Path.of(arguments[4]), StandardCharsets.UTF_8);
        Credentials account = new Credentials.Simple(arguments[3], Secret.of(password.toCharArray()));
        ReadInSmallHeap read = new ReadInSmallHeap();
        FrameStream stream = stream(read::take);
        try (DirectoryConnection connection = new ConnectDirectory(location, account).connect()) {
            new ReadAll(connection, settings()).read(stream);
        }
        stream.completed(Completed.newBuilder());
        System.out.println(stream.entries() + " " + read.frames + " " + read.bytes + " " + read.held);
    }

    static DirectoryLocation location(String host, int port, Path authority) {
        return new DirectoryLocation(
                List.of(host),
                port,
                true,
                Optional.of(authority),
                Optional.empty(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(60));
    }

    static FrameStream stream(FrameStream.Sink sink) {
        Request request = Request.newBuilder()
                .setId("test")
                .setDeadlineMillis(Long.MAX_VALUE)
                .build();
        return new FrameStream(request, "agent", RelayLimits.MAX_FRAME_BYTES, 1000, sink, System::currentTimeMillis);
    }

    /** Most of what a configuration asks for by default. */
    static ReadSettings settings() {
        Stream<RequestedAttribute> texts = Stream.of(
                        ("cn displayName givenName sn mail mailNickname proxyAddresses targetAddress userPrincipalName"
                                        + " sAMAccountName title department company physicalDeliveryOfficeName"
                                        + " telephoneNumber mobile facsimileTelephoneNumber streetAddress l st postalCode"
                                        + " c co countryCode employeeID employeeType description info preferredLanguage"
                                        + " userAccountControl accountExpires pwdLastSet groupType legacyExchangeDN"
                                        + " msExchRecipientTypeDetails msExchRecipientDisplayType extensionAttribute1")
                                .split(" "))
                .map(name -> new RequestedAttribute(name, ValueKind.TEXT));
        Stream<RequestedAttribute> bytes = Stream.of(
                        "objectSid thumbnailPhoto userCertificate msExchMailboxGuid msExchSafeSendersHash".split(" "))
                .map(name -> new RequestedAttribute(name, ValueKind.BINARY));
        Stream<RequestedAttribute> links = Stream.of("member manager managedBy".split(" "))
                .map(name -> new RequestedAttribute(name, ValueKind.LINK));
        return new ReadSettings(
                Stream.of(texts, bytes, links).flatMap(all -> all).toList(),
                List.of("user", "inetOrgPerson", "group", "contact"),
                List.of(),
                List.of(),
                1000);
    }

    private void take(Frame frame) {
        frames++;
        bytes += frame.getSerializedSize();
        if (frames % LOOK_EVERY == 0) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            held = Math.max(held, runtime.totalMemory() - runtime.freeMemory());
        }
    }
}
