package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirSyncCookie;
import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectoryPosition;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.ReadAll;
import org.footbridge.directory.ReadAttributes;
import org.footbridge.directory.ReadChanges;
import org.footbridge.directory.ReadObjects;
import org.footbridge.directory.ReadSchema;
import org.footbridge.directory.ResolveNames;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Failure;
import org.footbridge.relay.wire.Position;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.Resolved;

/** Answers one request with a stream of frames that always ends: completed, or with a failure. */
final class AnswerRequest {
    private final ConnectDirectory directory;

    AnswerRequest(ConnectDirectory directory) {
        this.directory = directory;
    }

    /**
     * Reads the directory and sends what it says.
     *
     * @throws RelayLost when the frames cannot be sent; the request is then to be left to another agent
     */
    void answer(Request request, FrameStream stream) {
        try {
            if (request.getVersion() > RelayLimits.VERSION) {
                stream.failed(failure(
                        "RelayVersionUnsupported",
                        "The service speaks version " + request.getVersion() + ", this agent " + RelayLimits.VERSION,
                        "Update the agent.",
                        false));
                return;
            }
            stream.requireTime();
            read(request, stream);
        } catch (DirectoryFailure e) {
            stream.failed(failure(e.code().text(), e.reason(), e.nextStep(), e.retriable()));
        } catch (IllegalArgumentException e) {
            stream.failed(failure(
                    "RequestInvalid",
                    "The request cannot be understood: " + e.getMessage(),
                    "Update the agent.",
                    false));
        }
    }

    private void read(Request request, FrameStream stream) {
        try (DirectoryConnection connection = connect(request)) {
            limit(connection, request);
            switch (request.getBodyCase()) {
                case READ_ALL -> {
                    var everything = request.getReadAll();
                    ReadAll read = new ReadAll(connection, WireSettings.read(everything.getSettings()));
                    ByteString below = everything.getBelow();
                    complete(
                            stream,
                            below.isEmpty()
                                    ? read.read(stream)
                                    : read.readBelow(ObjectGuid.of(below.toByteArray()), stream));
                }
                case READ_CHANGES -> {
                    var changes = request.getReadChanges();
                    complete(
                            stream,
                            new ReadChanges(connection, WireSettings.read(changes.getSettings()))
                                    .read(position(changes.getSince()), stream));
                }
                case READ_OBJECTS -> {
                    var objects = request.getReadObjects();
                    new ReadObjects(connection, WireSettings.read(objects.getSettings()))
                            .read(WireSettings.guids(objects.getGuidsList()), stream);
                    stream.completed(Completed.newBuilder());
                }
                case RESOLVE_NAMES -> {
                    stream.resolved(
                            resolve(connection, request.getResolveNames().getNamesList()));
                    stream.completed(Completed.newBuilder());
                }
                case READ_ATTRIBUTES -> {
                    var attributes = request.getReadAttributes();
                    preferred(request).ifPresent(connection::requireDatabase);
                    new ReadAttributes(connection, WireSettings.read(attributes.getSettings())).read(stream);
                    stream.completed(Completed.newBuilder());
                }
                case READ_SCHEMA -> {
                    stream.schema(new ReadSchema(connection)
                            .read(request.getReadSchema().getObjectClassesList()));
                    stream.completed(Completed.newBuilder());
                }
                case BODY_NOT_SET ->
                    throw new IllegalArgumentException("it asks for something this agent does not know");
            }
        }
    }

    private DirectoryConnection connect(Request request) {
        return preferred(request).map(directory::connectTo).orElseGet(directory::connect);
    }

    /** The database that the answer is to come from. */
    private static Optional<ObjectGuid> preferred(Request request) {
        ByteString invocationId = switch (request.getBodyCase()) {
            case READ_CHANGES -> request.getReadChanges().getSince().getInvocationId();
            case READ_OBJECTS -> request.getReadObjects().getInvocationId();
            case READ_ATTRIBUTES -> request.getReadAttributes().getInvocationId();
            case READ_ALL -> request.getReadAll().getInvocationId();
            case RESOLVE_NAMES, READ_SCHEMA, BODY_NOT_SET -> ByteString.EMPTY;
        };
        return invocationId.isEmpty() ? Optional.empty() : Optional.of(ObjectGuid.of(invocationId.toByteArray()));
    }

    private void limit(DirectoryConnection connection, Request request) {
        Duration left = Duration.ofMillis(request.getDeadlineMillis() - System.currentTimeMillis());
        if (left.compareTo(directory.location().responseTimeout()) < 0) {
            connection.limitWaiting(left);
        }
    }

    private static void complete(FrameStream stream, DirectoryPosition position) {
        stream.completed(Completed.newBuilder()
                .setPosition(Position.newBuilder()
                        .setCookie(ByteString.copyFrom(position.cookie().bytes()))
                        .setInvocationId(WireEntries.guid(position.invocationId()))
                        .setDomainController(position.domainController())
                        .setHighestUsn(position.highestUsn())));
    }

    private static Resolved resolve(DirectoryConnection connection, List<String> names) {
        Resolved.Builder resolved = Resolved.newBuilder();
        new ResolveNames(connection)
                .resolve(names)
                .forEach((name, guid) -> resolved.addNames(Resolved.Name.newBuilder()
                        .setName(name)
                        .setGuid(guid.map(WireEntries::guid).orElse(ByteString.EMPTY))));
        return resolved.build();
    }

    private static DirectoryPosition position(Position position) {
        return new DirectoryPosition(
                new DirSyncCookie(position.getCookie().toByteArray()),
                ObjectGuid.of(position.getInvocationId().toByteArray()),
                position.getDomainController(),
                position.getHighestUsn());
    }

    private static Failure failure(String code, String message, String nextStep, boolean retriable) {
        return Failure.newBuilder()
                .setCode(code)
                .setMessage(message)
                .setNextStep(nextStep)
                .setRetriable(retriable)
                .build();
    }
}
