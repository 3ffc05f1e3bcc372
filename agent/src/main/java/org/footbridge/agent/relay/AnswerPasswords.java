package org.footbridge.agent.relay;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.Optional;
import org.footbridge.agent.passwords.AccountPassword;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.agent.passwords.DeriveAll;
import org.footbridge.agent.passwords.NamedAccounts;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.agent.passwords.PasswordSource.Change;
import org.footbridge.agent.passwords.PasswordSource.Page;
import org.footbridge.agent.passwords.PasswordSource.Reached;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.PasswordChange;
import org.footbridge.relay.wire.PasswordChanges;
import org.footbridge.relay.wire.PasswordHash;
import org.footbridge.relay.wire.PasswordHashes;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.relay.wire.ReadPasswordChanges;
import org.footbridge.relay.wire.ReadPasswordHashes;
import org.footbridge.relay.wire.Request;

/** Answers requests for passwords. What was derived is all that a frame ever holds of one. */
final class AnswerPasswords {
    private static final int PER_FRAME = 500;
    private static final int MOST_IN_PASS = 262_144;
    private static final int MOST_ONE_BY_ONE = 1_000;

    private final ConnectPasswords passwords;

    AnswerPasswords(ConnectPasswords passwords) {
        this.passwords = passwords;
    }

    boolean hasUntried() {
        return passwords.hasUntried();
    }

    /** Lists whose passwords changed. */
    void changes(Request request, FrameStream stream) {
        ReadPasswordChanges wanted = request.getReadPasswordChanges();
        try (PasswordSource source = connect(request, wanted.getSince().getDomainController())) {
            Reached reached = new Reached(state(wanted.getSince()), true);
            while (reached.more()) {
                stream.requireTime();
                Page page = source.changes(reached.state());
                tell(page, stream);
                reached = page.reached();
            }
            stream.passwords(PasswordChanges.newBuilder()
                    .setReached(wire(source, reached.state()))
                    .build());
        }
        stream.completed(Completed.newBuilder());
    }

    private static void tell(Page page, FrameStream stream) {
        for (int from = 0; from < page.changes().size(); from += PER_FRAME) {
            PasswordChanges.Builder part = PasswordChanges.newBuilder();
            page.changes()
                    .subList(from, Math.min(page.changes().size(), from + PER_FRAME))
                    .forEach(change -> part.addChanges(wire(change)));
            stream.passwords(part.build());
        }
    }

    private static PasswordChange wire(Change change) {
        PasswordChange.Builder wire = PasswordChange.newBuilder()
                .setGuid(WireEntries.guid(change.guid()))
                .setDeleted(change.deleted())
                .setPassword(change.password());
        change.passwordLastSet().ifPresent(wire::setPasswordLastSet);
        change.accountControl().ifPresent(wire::setAccountControl);
        return wire.build();
    }

    /** Derives the passwords of named accounts. */
    void hashes(Request request, FrameStream stream) {
        ReadPasswordHashes wanted = request.getReadPasswordHashes();
        NamedAccounts accounts = named(wanted);
        Frames frames = new Frames(stream);
        String controller = wanted.hasSince() ? wanted.getSince().getDomainController() : wanted.getDomainController();
        // everything is derived before the source is closed: it could not be opened any more
        try (PasswordSource source = connect(request, controller);
                DeriveAll derive = new DeriveAll(wanted.getRounds(), frames)) {
            Optional<PasswordState> reached = Optional.empty();
            if (wanted.hasSince()) {
                ReplicationState since = state(wanted.getSince());
                reached = Optional.of(wire(source, pass(source, since, accounts, derive, stream)));
            } else {
                source.passwords(accounts, password -> {
                    stream.requireTime();
                    derive.add(password);
                });
            }
            derive.finish();
            frames.end(reached);
        }
        stream.completed(Completed.newBuilder());
    }

    private static NamedAccounts named(ReadPasswordHashes wanted) {
        int count = wanted.getGuids().size() / ObjectGuid.LENGTH;
        int most = wanted.hasSince() ? MOST_IN_PASS : MOST_ONE_BY_ONE;
        if (count > most) {
            throw new IllegalArgumentException("it names " + count + " objects, more than " + most);
        }
        return new NamedAccounts(wanted.getGuids().asReadOnlyByteBuffer());
    }

    private static ReplicationState pass(
            PasswordSource source,
            ReplicationState since,
            NamedAccounts accounts,
            DeriveAll derive,
            FrameStream stream) {
        Reached reached = new Reached(since, true);
        while (reached.more()) {
            stream.requireTime();
            reached = source.passwords(reached.state(), accounts, derive::add);
        }
        return reached.state();
    }

    private static ReplicationState state(PasswordState state) {
        return new ReplicationState(state.getState().toByteArray());
    }

    private static PasswordState wire(PasswordSource source, ReplicationState reached) {
        return PasswordState.newBuilder()
                .setState(ByteString.copyFrom(reached.bytes()))
                .setDomainController(source.domainController())
                .build();
    }

    private PasswordSource connect(Request request, String controller) {
        return passwords.connect(
                Optional.of(controller).filter(name -> !name.isEmpty()),
                Duration.ofMillis(Math.max(1, request.getDeadlineMillis() - System.currentTimeMillis())));
    }

    /** Collects what is derived. */
    private static final class Frames implements DeriveAll.Consumer {
        private final FrameStream stream;
        private PasswordHashes.Builder part = PasswordHashes.newBuilder();

        Frames(FrameStream stream) {
            this.stream = stream;
        }

        @Override
        public void accept(AccountPassword password, byte[] derived, String failureCode) {
            PasswordHash.Builder wire = PasswordHash.newBuilder()
                    .setGuid(WireEntries.guid(password.guid()))
                    .setPasswordLastSet(password.passwordLastSet())
                    .setDerived(ByteString.copyFrom(derived))
                    .setFailureCode(failureCode);
            password.accountControl().ifPresent(wire::setAccountControl);
            part.addHashes(wire);
            if (part.getHashesCount() >= PER_FRAME) {
                send();
            }
        }

        void end(Optional<PasswordState> reached) {
            reached.ifPresent(part::setReached);
            if (reached.isPresent() || part.getHashesCount() > 0) {
                send();
            }
        }

        private void send() {
            stream.passwords(part.build());
            part = PasswordHashes.newBuilder();
        }
    }
}
