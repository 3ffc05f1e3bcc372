package org.footbridge.agent.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.agent.passwords.ConnectPasswords;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.agent.passwords.SamplePasswordSource;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.Credentials;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.DirectoryLocation;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.directory.Secret;
import org.footbridge.relay.RelayLimits;
import org.footbridge.relay.wire.Frame;
import org.footbridge.relay.wire.PasswordChange;
import org.footbridge.relay.wire.PasswordHash;
import org.footbridge.relay.wire.PasswordState;
import org.footbridge.relay.wire.ReadPasswordChanges;
import org.footbridge.relay.wire.ReadPasswordHashes;
import org.footbridge.relay.wire.Request;
import org.footbridge.sampleforest.ReplicatedPasswords;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;
import org.footbridge.sampleforest.Size;
import org.footbridge.sampleforest.protocol.Right;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What an agent answers about passwords, in frames as they travel. */
@Tag("slow")
class AnswerPasswordsTest {
    private static final int PAGE = 100;

    @SuppressWarnings("NullAway.Init")
    private SampleForest forest;

    @SuppressWarnings("NullAway.Init")
    private SampleDomain domain;

    @SuppressWarnings("NullAway.Init")
    private ServiceAccount replicator;

    @BeforeEach
    void start() {
        forest = SampleForest.builder()
                .domain("sample.test", new Size(600, 20, 10))
                .seed(11)
                .start();
        domain = forest.domain("sample.test");
        replicator =
                domain.createAccount("svc-passwords", Set.of(Right.REPLICATING_CHANGES, Right.REPLICATING_SECRETS));
    }

    @AfterEach
    void stop() {
        forest.close();
    }

    private List<Frame> answer(Request.Builder body) {
        return answer(body, SamplePasswordSource.of(domain, replicator, PAGE));
    }

    private List<Frame> answer(Request.Builder body, ConnectPasswords passwords) {
        List<Frame> frames = new ArrayList<>();
        Request request = body.setVersion(RelayLimits.VERSION)
                .setId("r1")
                .setDeadlineMillis(System.currentTimeMillis() + 60_000)
                .build();
        ConnectDirectory directory = new ConnectDirectory(
                new DirectoryLocation(
                        List.of(domain.host()),
                        domain.ldapsPort(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(20)),
                new Credentials.Simple(replicator.bindName(), Secret.of("unused".toCharArray())));
        new AnswerRequest(directory, passwords)
                .answer(
                        request,
                        new FrameStream(
                                request,
                                "agent",
                                RelayLimits.MAX_FRAME_BYTES,
                                0,
                                frames::add,
                                System::currentTimeMillis));
        return frames;
    }

    private static Request.Builder list(PasswordState since) {
        return Request.newBuilder()
                .setReadPasswordChanges(ReadPasswordChanges.newBuilder().setSince(since));
    }

    private static ReadPasswordHashes.Builder named(List<ByteString> guids) {
        return ReadPasswordHashes.newBuilder().setGuids(ByteString.copyFrom(guids));
    }

    private static Request.Builder fetch(ReadPasswordHashes.Builder hashes) {
        return Request.newBuilder().setReadPasswordHashes(hashes);
    }

    private ByteString somebody() {
        return ByteString.copyFrom(
                ObjectGuid.of(domain.guid(domain.people(1).getFirst())).bytes());
    }

    private static PasswordState reached(List<Frame> frames) {
        return frames.get(frames.size() - 2).getPasswordChanges().getReached();
    }

    private static List<PasswordChange> changes(List<Frame> frames) {
        return frames.stream()
                .flatMap(frame -> frame.getPasswordChanges().getChangesList().stream())
                .toList();
    }

    private static Map<UUID, PasswordHash> hashes(List<Frame> frames) {
        Map<UUID, PasswordHash> hashes = new HashMap<>();
        frames.forEach(frame -> frame.getPasswordHashes()
                .getHashesList()
                .forEach(hash -> hashes.put(
                        UUID.fromString(
                                ObjectGuid.of(hash.getGuid().toByteArray()).toString()),
                        hash)));
        return hashes;
    }

    @Test
    void everybodyIsListedInOnePassAndAfterItWhoChanged() {
        List<Frame> frames = answer(list(PasswordState.getDefaultInstance()));
        assertThat(frames.getLast().hasCompleted()).isTrue();
        assertThat(frames)
                .filteredOn(frame -> frame.getPasswordChanges().hasReached())
                .hasSize(1);
        assertThat(changes(frames))
                .extracting(PasswordChange::getGuid)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(600);
        PasswordState state = reached(frames);
        assertThat(state.getDomainController()).isEqualTo(domain.controllerName());
        String person = domain.people(1).getFirst();
        domain.change().setPassword(person, "Another 1");
        List<PasswordChange> changed = changes(answer(list(state)));
        assertThat(changed)
                .extracting(
                        change -> ObjectGuid.of(change.getGuid().toByteArray()).uuid())
                .containsExactly(domain.guid(person));
        assertThat(changed.getFirst().getPassword()).isTrue();
        assertThat(changed.getFirst().getPasswordLastSet()).isPositive();
        assertThat(changed.getFirst().hasAccountControl()).isFalse();
    }

    @Test
    void aPassAndSingleObjectsGiveTheSamePasswordsAndOnlyThoseNamed() {
        List<Frame> listed = answer(list(PasswordState.getDefaultInstance()));
        List<ByteString> guids = changes(listed).stream()
                .filter(PasswordChange::getPassword)
                .map(PasswordChange::getGuid)
                .limit(550)
                .toList();
        List<Frame> pass = answer(fetch(named(guids).setSince(PasswordState.getDefaultInstance())));
        Map<UUID, PasswordHash> read = hashes(pass);
        Map<UUID, PasswordHash> single = hashes(answer(fetch(named(guids))));
        assertThat(read).hasSize(550);
        assertThat(single.keySet()).isEqualTo(read.keySet());
        UUID one = read.keySet().iterator().next();
        assertThat(List.of(read, single))
                .allSatisfy(hashes -> assertThat(hashes.getOrDefault(one, PasswordHash.getDefaultInstance())
                                .getDerived()
                                .toStringUtf8())
                        .matches("v1;PPH1_MD4,[0-9a-f]{20},1000,[0-9a-f]{64};"));
        assertThat(pass.get(pass.size() - 2).getPasswordHashes().getReached()).isEqualTo(reached(listed));
    }

    @Test
    void aPassOverChangesDerivesWhomItTellsOfAndEndsWithWhereItCameTo() {
        PasswordState since = reached(answer(list(PasswordState.getDefaultInstance())));
        List<String> people = domain.people(3);
        domain.change().setPassword(people.get(0), "Another 1");
        domain.change().setPassword(people.get(2), "Another 2");
        List<ByteString> guids = people.stream()
                .limit(2)
                .map(person ->
                        ByteString.copyFrom(ObjectGuid.of(domain.guid(person)).bytes()))
                .toList();
        List<Frame> frames = answer(fetch(named(guids).setSince(since)));
        assertThat(hashes(frames)).containsOnlyKeys(domain.guid(people.get(0)));
        PasswordState reached =
                frames.get(frames.size() - 2).getPasswordHashes().getReached();
        assertThat(changes(answer(list(reached)))).isEmpty();
    }

    @Test
    void aPassThatDerivesNobodySaysWhereItCameTo() {
        List<Frame> frames = answer(fetch(named(List.of()).setSince(PasswordState.getDefaultInstance())));
        assertThat(frames).hasSize(2);
        assertThat(frames.getFirst().getPasswordHashes().getReached().getState().isEmpty())
                .isFalse();
        assertThat(frames.getLast().hasCompleted()).isTrue();
    }

    @Test
    void moreThanAThousandAreNotReadOneByOneAndMoreThanAQuarterOfAMillionNotInOnePass() {
        ByteString many = ByteString.copyFrom(new byte[16 * 1001]);
        Frame refused =
                answer(fetch(ReadPasswordHashes.newBuilder().setGuids(many))).getLast();
        assertThat(refused.getFailure().getCode()).isEqualTo("RequestInvalid");
        assertThat(refused.getFailure().getMessage()).contains("1001").contains("1000");
        Frame tooMany = answer(fetch(ReadPasswordHashes.newBuilder()
                        .setGuids(ByteString.copyFrom(new byte[16 * 262_145]))
                        .setSince(PasswordState.getDefaultInstance())))
                .getLast();
        assertThat(tooMany.getFailure().getMessage()).contains("262145").contains("262144");
    }

    @Test
    void moreRoundsAreDerivedWhereTheTenantWantsThem() {
        PasswordHash hash = hashes(answer(fetch(named(List.of(somebody())).setRounds(5000))))
                .values()
                .iterator()
                .next();
        assertThat(hash.getDerived().toStringUtf8()).contains(",5000,");
        assertThat(hash.getPasswordLastSet()).isPositive();
        assertThat(hash.hasAccountControl()).isTrue();
        Frame refused = answer(fetch(named(List.of(somebody())).setRounds(10))).getLast();
        assertThat(refused.getFailure().getCode()).isEqualTo("RequestInvalid");
    }

    @Test
    void noFrameHoldsAStoredHash() {
        ReplicatedPasswords stored = domain.passwords(replicator);
        List<Frame> listed = answer(list(PasswordState.getDefaultInstance()));
        List<ByteString> named = changes(listed).stream()
                .filter(PasswordChange::getPassword)
                .map(PasswordChange::getGuid)
                .limit(100)
                .toList();
        List<Frame> frames = new ArrayList<>(listed);
        frames.addAll(answer(fetch(named(named))));
        List<String> sent = frames.stream()
                .map(frame -> new String(frame.toByteArray(), StandardCharsets.ISO_8859_1))
                .toList();
        for (ByteString guid : named) {
            byte[] hash = stored.password(
                            UUID.fromString(ObjectGuid.of(guid.toByteArray()).toString()))
                    .orElseThrow()
                    .hash();
            assertThat(hash).hasSize(16);
            String raw = new String(hash, StandardCharsets.ISO_8859_1);
            String hexadecimal = HexFormat.of().formatHex(hash);
            assertThat(sent).noneMatch(text -> text.contains(raw) || text.contains(hexadecimal));
        }
    }

    @Test
    void withoutTheRightTheFailureNamesIt() {
        ConnectPasswords unprivileged = SamplePasswordSource.of(domain, domain.serviceAccount(), PAGE);
        Frame last = answer(fetch(named(List.of(somebody()))), unprivileged).getLast();
        assertThat(last.getFailure().getCode()).isEqualTo("DirectoryRightsMissing");
        assertThat(last.getFailure().getNextStep()).contains("Replicating Directory Changes All");
    }

    @Test
    void whatOneDomainControllerDoesNotCarryThroughIsBegunAgainAtAnother() {
        ConnectPasswords second = SamplePasswordSource.of(domain, replicator, PAGE);
        List<Optional<String>> tried = new ArrayList<>();
        List<Frame> frames = answer(list(PasswordState.getDefaultInstance()), new ConnectPasswords() {
            @Override
            public PasswordSource connect(Optional<String> controller, Duration limit) {
                tried.add(controller);
                if (tried.size() == 1) {
                    throw new DirectoryFailure(DirectoryFailure.Code.UNREACHABLE, "port 135 is closed", "Open it.");
                }
                return second.connect(controller, limit);
            }

            @Override
            public boolean hasUntried() {
                return tried.size() == 1;
            }
        });
        assertThat(tried).hasSize(2);
        assertThat(frames.getLast().hasCompleted()).isTrue();
    }

    @Test
    void anAgentThatReadsNoPasswordsSaysSo() {
        Frame last = answer(list(PasswordState.getDefaultInstance()), ConnectPasswords.none())
                .getLast();
        assertThat(last.getFailure().getCode()).isEqualTo("PasswordsNotOffered");
        assertThat(last.getFailure().getRetriable()).isFalse();
    }
}
