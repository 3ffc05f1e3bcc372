package org.footbridge.service.passwords;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.Completed;
import org.footbridge.relay.wire.Page;
import org.footbridge.relay.wire.PasswordChange;
import org.footbridge.relay.wire.PasswordChanges;
import org.footbridge.relay.wire.PasswordHash;
import org.footbridge.relay.wire.PasswordHashes;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.relay.wire.ReadPasswordChanges;
import org.footbridge.relay.wire.ReadPasswordHashes;
import org.footbridge.relay.wire.Request;
import org.footbridge.service.relay.DirectoryRequests;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.relay.StreamConsumer;
import org.springframework.stereotype.Component;

/** Asks the agents of a directory for passwords. Answers are handed over part by part, as they come. */
@Component
class AskPasswords {
    /** A pass over a directory of a million users that derives a quarter of them takes minutes. */
    private static final Duration LIMIT = Duration.ofMinutes(30);

    private static final int GUID_BYTES = 16;

    private final DirectoryRequests requests;

    AskPasswords(DirectoryRequests requests) {
        this.requests = requests;
    }

    /** Takes what comes, from one thread at a time. */
    interface Parts<T> {
        /** What came until now is void: somebody else answers from the beginning. */
        void began();

        /** Some more. */
        void part(List<T> part);
    }

    /**
     * Lists what changed since a state, to the end.
     *
     * @param since the default instance: everything is told
     * @return where that came to
     * @throws RelayFailure as of {@link DirectoryRequests#exchange}; DomainControllerChanged: list everything again
     */
    PasswordState list(PasswordPass pass, PasswordState since, Parts<PasswordChange> parts) {
        ReadPasswordChanges body =
                ReadPasswordChanges.newBuilder().setSince(since).build();
        Collected collected = new Collected() {
            @Override
            void begins() {
                parts.began();
            }

            @Override
            public void passwords(PasswordChanges part) {
                parts.part(part.getChangesList());
                if (part.hasReached()) {
                    reached(part.getReached());
                }
            }
        };
        exchange(pass, Request.newBuilder().setReadPasswordChanges(body), collected);
        return collected.reached.orElseThrow(() -> invalid("The answer does not say where reading came to."));
    }

    /** Derives passwords one by one. */
    void fetch(PasswordPass pass, Collection<UUID> users, String domainController, Parts<PasswordHash> parts) {
        ReadPasswordHashes.Builder body = wanted(pass, users).setDomainController(domainController);
        exchange(pass, Request.newBuilder().setReadPasswordHashes(body), new Hashes(parts));
    }

    /**
     * Derives passwords in one pass over what changed.
     *
     * @param since the default instance: over everything
     * @return where the pass came to
     */
    PasswordState fetchSince(
            PasswordPass pass, Collection<UUID> users, PasswordState since, Parts<PasswordHash> parts) {
        ReadPasswordHashes.Builder body = wanted(pass, users).setSince(since);
        Hashes collected = new Hashes(parts);
        exchange(pass, Request.newBuilder().setReadPasswordHashes(body), collected);
        return collected.reached.orElseThrow(() -> invalid("The answer does not say where reading came to."));
    }

    private static ReadPasswordHashes.Builder wanted(PasswordPass pass, Collection<UUID> users) {
        ByteBuffer guids = ByteBuffer.allocate(GUID_BYTES * users.size());
        users.forEach(user -> guids.put(new ObjectGuid(user).toDirectoryBytes()));
        return ReadPasswordHashes.newBuilder()
                .setGuids(ByteString.copyFrom(guids.flip()))
                .setRounds(pass.rounds());
    }

    private void exchange(PasswordPass pass, Request.Builder body, StreamConsumer consumer) {
        requests.exchange(pass.tenant(), pass.saved().directoryId(), body.build(), LIMIT, consumer);
    }

    private static RelayFailure invalid(String reason) {
        return new RelayFailure("FrameInvalid", reason, "Update the agent.", false);
    }

    /** What comes beside passwords is none of this. */
    private abstract static class Collected implements StreamConsumer {
        Optional<PasswordState> reached = Optional.empty();

        abstract void begins();

        void reached(PasswordState state) {
            reached = Optional.of(state);
        }

        @Override
        public void began(String streamId, String agentId) {
            reached = Optional.empty();
            begins();
        }

        @Override
        public void page(Page page) {
            throw invalid("An agent sent objects in place of passwords.");
        }

        @Override
        public void completed(Completed completed) {
            // everything is in the parts
        }
    }

    private static final class Hashes extends Collected {
        private final Parts<PasswordHash> parts;

        Hashes(Parts<PasswordHash> parts) {
            this.parts = parts;
        }

        @Override
        void begins() {
            parts.began();
        }

        @Override
        public void passwords(PasswordHashes part) {
            parts.part(part.getHashesList());
            if (part.hasReached()) {
                reached(part.getReached());
            }
        }
    }
}
