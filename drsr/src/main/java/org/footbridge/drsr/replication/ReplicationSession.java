package org.footbridge.drsr.replication;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.failure.DrsException.Code;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.rpc.RpcConnection;
import org.footbridge.drsr.rpc.RpcInterface;

/** The calls of directory replication on one connection, one at a time. Not thread-safe. */
public final class ReplicationSession implements AutoCloseable {
    /** drsuapi (MS-DRSR 1.9). */
    public static final RpcInterface INTERFACE =
            new RpcInterface(UUID.fromString("e3514235-4b06-11d1-ab04-00c04fc2dcd2"), 4, 0);

    private static final UUID UNKNOWN = new UUID(0, 0);
    /** Always first of the numbers: what a table that is not sent can be done without. */
    private static final Map<Integer, Attribute> OBJECT_CLASS = Map.of(0, Attribute.OBJECT_CLASS);

    private final RpcConnection connection;
    private final Handle handle;
    private final String domain;
    private final AnswerForm form;
    private final int answerBytes;
    private final RequireProgress progress = new RequireProgress();
    private Optional<KnownServer> server = Optional.empty();

    private ReplicationSession(
            RpcConnection connection, Handle handle, String domain, AnswerForm form, int answerBytes) {
        this.connection = connection;
        this.handle = handle;
        this.domain = domain;
        this.form = form;
        this.answerBytes = answerBytes;
    }

    /**
     * @param connection to {@link #INTERFACE}; closed with the session
     * @param domain DNS or NetBIOS name of the server's domain
     * @param form how pages are to come
     * @param answerBytes of an answer in clear and decompressed, at most; servers are asked to keep to half of it
     */
    public static ReplicationSession bind(RpcConnection connection, String domain, AnswerForm form, int answerBytes) {
        BindCall bound = BindCall.answer(connection.call(BindCall.OPERATION, BindCall.request(0, form)));
        int epoch = bound.server().epoch();
        if (epoch != 0) {
            connection.call(BindCall.UNBIND, BindCall.unbind(bound.handle()));
            bound = BindCall.answer(connection.call(BindCall.OPERATION, BindCall.request(epoch, form)));
        }
        bound.server().requireWhatReadingTakes();
        return new ReplicationSession(connection, bound.handle(), domain, form, answerBytes);
    }

    /** The next page of what has changed in a naming context. */
    public ChangePage changes(String namingContext, ReplicationState from, Set<Attribute> attributes, int mostObjects) {
        if (mostObjects < 1) {
            throw new IllegalArgumentException("a page has at least one object, not " + mostObjects);
        }
        DsName name = DsName.of(namingContext);
        return explained(name, attributes, () -> {
            KnownServer known = known(name);
            UsnVector position = from.positionAt(known.invocation());
            ChangesReply reply = read(known, name, position, from.known(), false, mostObjects, attributes);
            if (reply.reached().objects() < position.objects()) {
                throw new DrsException(
                        Code.SERVER_ROLLED_BACK,
                        "The server is at change " + reply.reached().objects() + ", and was at " + position.objects());
            }
            progress.since(position, reply);
            boolean finished = !reply.more() && !reply.known().isEmpty();
            ReplicationState state =
                    new ReplicationState(reply.invocation(), reply.reached(), finished ? reply.known() : from.known());
            return new ChangePage(reply.objects(), state, reply.more());
        });
    }

    /** How many bytes the server has sent. */
    public long receivedBytes() {
        return connection.receivedBytes();
    }

    /** One object as it is now. */
    public ReplicatedObject object(UUID guid, Set<Attribute> attributes) {
        DsName name = DsName.of(guid);
        return explained(name, attributes, () -> single(known(name), name, attributes));
    }

    private ReplicatedObject single(KnownServer known, DsName name, Set<Attribute> attributes) {
        return lookedAt(known, name, attributes)
                .orElseThrow(() ->
                        new DrsException(Code.OBJECT_UNKNOWN, "The server sends nothing of the object " + name.text()));
    }

    /** Empty if the object has none of the attributes. */
    private Optional<ReplicatedObject> lookedAt(KnownServer known, DsName name, Set<Attribute> attributes) {
        ChangesReply reply = read(known, name, UsnVector.ZERO, List.of(), true, 1, attributes);
        ExtendedResult.check(reply.extendedResult(), name);
        return reply.objects().stream().findFirst();
    }

    /** What the account that is logged on may read of a naming context. */
    public ReplicationRights rights(String namingContext) {
        DsName name = DsName.of(namingContext);
        return explained(name, Set.of(), () -> rights(name));
    }

    private ReplicationRights rights(DsName name) {
        boolean changes = allowed(() -> {
            lookedAt(known(name), name, Set.of(Attribute.OBJECT_CLASS));
        });
        boolean secrets = changes
                && allowed(() -> {
                    lookedAt(known(name), name, Set.of(Attribute.UNICODE_PWD));
                });
        return new ReplicationRights(changes, secrets);
    }

    private static boolean allowed(Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (DrsException refused) {
            if (refused.code() == Code.RIGHT_MISSING) {
                return false;
            }
            throw refused;
        }
    }

    /** Other names of objects; one answer per name, in their order, empty where there is none or more than one. */
    public List<Optional<String>> names(List<String> names, NameFormat offered, NameFormat desired) {
        return CrackNamesCall.inParts(names, some -> {
            byte[] request = CrackNamesCall.request(handle, some, offered, desired);
            return CrackNamesCall.answer(connection.call(CrackNamesCall.OPERATION, request), some.size());
        });
    }

    private ChangesReply read(
            KnownServer known,
            DsName name,
            UsnVector position,
            List<Cursor> cursors,
            boolean single,
            int mostObjects,
            Set<Attribute> attributes) {
        if (attributes.isEmpty()) {
            throw new IllegalArgumentException("no attribute is asked for");
        }
        Map<Integer, Attribute> numbered = KnownServer.numbered(attributes, known.prefixes());
        if (numbered.isEmpty()) {
            throw new DrsException(
                    Code.SCHEMA_MISMATCH,
                    "The server's schema has none of the attributes "
                            + attributes.stream().map(Attribute::name).sorted().collect(Collectors.joining(", ")));
        }
        ChangesRequest request = new ChangesRequest(
                known.controller(),
                known.invocation(),
                name,
                position,
                cursors,
                single,
                form,
                mostObjects,
                answerBytes / 2,
                List.copyOf(numbered.keySet()),
                known.prefixes());
        return call(request, attributes);
    }

    private ChangesReply call(ChangesRequest request, Set<Attribute> attributes) {
        byte[] answer = connection.call(ChangesRequest.OPERATION, request.encode(handle));
        NdrReader results =
                WindowsError.check(answer, "the reading of " + request.name().text());
        return ChangesReply.parse(
                results,
                answerBytes,
                table -> KnownServer.numbered(attributes, table.isEmpty() ? request.prefixes() : table));
    }

    private KnownServer known(DsName name) {
        KnownServer known = server.orElseGet(() -> learn(name));
        server = Optional.of(known);
        return known;
    }

    /**
     * Reads one object without numbers that a table would have to explain. Some servers take no table but a whole one;
     * others want one in any case.
     */
    private KnownServer learn(DsName name) {
        UUID controller = ControllerCall.answer(
                        connection.call(ControllerCall.OPERATION, ControllerCall.request(handle, domain)))
                .orElse(UNKNOWN);
        ChangesReply reply;
        try {
            reply = introduced(controller, name, PrefixTable.EMPTY);
        } catch (DrsException withoutTable) {
            if (withoutTable.code() != Code.SCHEMA_MISMATCH) {
                throw withoutTable;
            }
            reply = introduced(controller, name, PrefixTable.standard());
        }
        ExtendedResult.check(reply.extendedResult(), name);
        if (reply.prefixes().isEmpty()) {
            throw new DrsException(Code.SCHEMA_MISMATCH, "The server does not tell the numbers of its attributes");
        }
        return new KnownServer(controller, reply.invocation(), reply.prefixes());
    }

    private ChangesReply introduced(UUID controller, DsName name, PrefixTable table) {
        ChangesRequest request = new ChangesRequest(
                controller,
                UNKNOWN,
                name,
                UsnVector.ZERO,
                List.of(),
                true,
                form,
                1,
                answerBytes / 2,
                List.copyOf(OBJECT_CLASS.keySet()),
                table);
        return call(request, Set.of(Attribute.OBJECT_CLASS));
    }

    private boolean mayReadChanges(DsName name, DrsException refused) {
        try {
            return rights(name).changes();
        } catch (DrsException unclear) {
            refused.addSuppressed(unclear);
            throw refused;
        }
    }

    private interface Reading<T> {
        T read();
    }

    /** An access that is denied does not say which right is missing; what else is allowed does. */
    private <T> T explained(DsName name, Set<Attribute> attributes, Reading<T> reading) {
        try {
            return reading.read();
        } catch (DrsException refused) {
            if (refused.code() == Code.OBJECT_UNKNOWN && !name.name().isEmpty()) {
                throw new DrsException(Code.NAMING_CONTEXT_UNKNOWN, refused.reason(), refused);
            }
            boolean secrets = attributes.stream().anyMatch(Attribute::secret);
            if (refused.code() != Code.RIGHT_MISSING || refused.status() != WindowsError.ACCESS_DENIED) {
                throw refused;
            }
            throw MissingRight.named(refused, secrets && mayReadChanges(name, refused));
        }
    }

    /** No call goes on after this time from now. */
    public void endAfter(Duration time) {
        connection.endAfter(time);
    }

    /** Ends the connection; the server drops the binding with it. */
    @Override
    public void close() {
        connection.close();
    }
}
