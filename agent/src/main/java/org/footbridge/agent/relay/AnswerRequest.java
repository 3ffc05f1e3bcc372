package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.passwords.ConnectPasswords;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers one request with a stream of frames that always ends: completed, or with a failure. */
final class AnswerRequest {
    private static final Logger log = LoggerFactory.getLogger(AnswerRequest.class);
    private static final int MOST_ATTEMPTS = 5;

    private final ConnectDirectory directory;
    private final AnswerPasswords passwords;

    AnswerRequest(ConnectDirectory directory, ConnectPasswords passwords) {
        this.directory = directory;
        this.passwords = new AnswerPasswords(passwords);
    }

    /**
     * Reads the directory and sends what it says.
     *
     * @throws RelayLost when the frames cannot be sent; the request is then to be left to another agent
     */
    void answer(Request request, FrameStream stream) {
        if (request.getVersion() > RelayLimits.VERSION) {
            stream.failed(failure(
                    "RelayVersionUnsupported",
                    "The service speaks version " + request.getVersion() + ", this agent " + RelayLimits.VERSION,
                    "Update the agent.",
                    false));
            return;
        }
        try {
            readWhereItWorks(request, stream);
        } catch (DirectoryFailure e) {
            stream.failed(failure(e.code().text(), e.reason(), e.nextStep(), e.retriable()));
        } catch (AgentFailure e) {
            stream.failed(failure(e.code(), e.reason(), e.nextStep(), false));
        } catch (IllegalArgumentException e) {
            stream.failed(failure(
                    "RequestInvalid",
                    "The request cannot be understood: " + e.getMessage(),
                    "Update the agent.",
                    false));
        }
    }

    /** What one domain controller does not carry through is begun again at another one. */
    private void readWhereItWorks(Request request, FrameStream stream) {
        for (int attempts = 1; true; attempts++) {
            try {
                stream.requireTime();
                read(request, stream);
                return;
            } catch (DirectoryFailure e) {
                if (!e.code().concernsOneController()
                        || attempts >= MOST_ATTEMPTS
                        || !hasUntried(request)
                        || stream.isOutOfTime()) {
                    throw e;
                }
                log.atWarn()
                        .addKeyValue("code", e.code().text())
                        .addKeyValue("request", request.getId())
                        .addKeyValue("next", "begun again at another domain controller")
                        .log(e.reason());
                stream.beginAgain();
            }
        }
    }

    private boolean hasUntried(Request request) {
        boolean ofPasswords = request.hasReadPasswordChanges() || request.hasReadPasswordHashes();
        return ofPasswords ? passwords.hasUntried() : directory.hasUntried();
    }

    private void read(Request request, FrameStream stream) {
        switch (request.getBodyCase()) {
            case READ_PASSWORD_CHANGES -> passwords.changes(request, stream);
            case READ_PASSWORD_HASHES -> passwords.hashes(request, stream);
            case READ_ALL,
                    READ_CHANGES,
                    READ_OBJECTS,
                    RESOLVE_NAMES,
                    READ_ATTRIBUTES,
                    READ_SCHEMA,
                    BROWSE_TREE,
                    SEARCH_OBJECTS,
                    BODY_NOT_SET -> readObjects(request, stream);
        }
    }

    private void readObjects(Request request, FrameStream stream) {
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
                                    .read(
                                            position(changes.getSince()),
                                            changes.getOthersList().stream()
                                                    .map(AnswerRequest::position)
                                                    .toList(),
                                            stream));
                }
                case READ_OBJECTS -> {
                    var objects = request.getReadObjects();
                    new ReadObjects(connection, WireSettings.read(objects.getSettings()))
                            .read(WireSettings.guids(objects.getGuidsList()), stream);
                    stream.completed(Completed.newBuilder()
                            .setPosition(Position.newBuilder()
                                    .setInvocationId(WireEntries.guid(connection.invocationId()))
                                    .setDomainController(connection.domainController())));
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
                case BROWSE_TREE -> {
                    AnswerBrowsing.tree(connection, request.getBrowseTree(), stream);
                    stream.completed(Completed.newBuilder());
                }
                case SEARCH_OBJECTS -> {
                    AnswerBrowsing.search(connection, request.getSearchObjects(), stream);
                    stream.completed(Completed.newBuilder());
                }
                case READ_PASSWORD_CHANGES, READ_PASSWORD_HASHES, BODY_NOT_SET ->
                    throw new IllegalArgumentException("it asks for something this agent does not know");
            }
        }
    }

    private DirectoryConnection connect(Request request) {
        String name = switch (request.getBodyCase()) {
            case READ_CHANGES -> request.getReadChanges().getSince().getDomainController();
            case READ_OBJECTS -> request.getReadObjects().getDomainController();
            case READ_ATTRIBUTES -> request.getReadAttributes().getDomainController();
            case READ_ALL,
                    RESOLVE_NAMES,
                    READ_SCHEMA,
                    BROWSE_TREE,
                    SEARCH_OBJECTS,
                    READ_PASSWORD_CHANGES,
                    READ_PASSWORD_HASHES,
                    BODY_NOT_SET -> "";
        };
        return preferred(request)
                .map(invocationId -> directory.connectTo(invocationId, name))
                .orElseGet(directory::connect);
    }

    /** The database that the answer is to come from. */
    private static Optional<ObjectGuid> preferred(Request request) {
        ByteString invocationId = switch (request.getBodyCase()) {
            case READ_CHANGES -> request.getReadChanges().getSince().getInvocationId();
            case READ_OBJECTS -> request.getReadObjects().getInvocationId();
            case READ_ATTRIBUTES -> request.getReadAttributes().getInvocationId();
            case READ_ALL -> request.getReadAll().getInvocationId();
            case RESOLVE_NAMES,
                    READ_SCHEMA,
                    BROWSE_TREE,
                    SEARCH_OBJECTS,
                    READ_PASSWORD_CHANGES,
                    READ_PASSWORD_HASHES,
                    BODY_NOT_SET -> ByteString.EMPTY;
        };
        return invocationId.isEmpty() ? Optional.empty() : Optional.of(ObjectGuid.of(invocationId.toByteArray()));
    }

    private static void limit(DirectoryConnection connection, Request request) {
        connection.endAfter(Duration.ofMillis(request.getDeadlineMillis() - System.currentTimeMillis()));
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
        new ResolveNames(connection).resolve(names).forEach((name, guids) -> {
            Resolved.Name.Builder found = resolved.addNamesBuilder().setName(name);
            if (guids.size() == 1) {
                found.setGuid(WireEntries.guid(guids.getFirst()));
            } else {
                guids.forEach(guid -> found.addAmbiguous(WireEntries.guid(guid)));
            }
        });
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
