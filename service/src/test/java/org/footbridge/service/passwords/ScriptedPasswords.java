package org.footbridge.service.passwords;

import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.relay.wire.Completed;
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
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A directory whose agent answers as a real one does: it lists what changed in the order of its changes, in parts, and derives
 * passwords that it keeps in clear for the test alone.
 */
final class ScriptedPasswords implements DirectoryRequests {
    static final String PLANTED = "Planted 1";
    private static final int SMART_CARD = 0x40000;

    /** What was asked, in order. */
    final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
    /** What was sent of passwords, to look for what should not be there. */
    final List<String> sent = Collections.synchronizedList(new ArrayList<>());

    private final int partSize;
    private final Map<UUID, Account> accounts = new HashMap<>();
    private final List<Logged> log = new ArrayList<>();
    private final Random random = new Random(1);
    private long clock = 134_000_000_000_000_000L;
    private String database = "a";
    private @Nullable RuntimeException failure;
    private int failAfter;
    private final Set<UUID> silent = new HashSet<>();
    private final Set<UUID> unreadable = new HashSet<>();
    private final Set<UUID> planted = new HashSet<>();
    private final Map<UUID, Account> older = new HashMap<>();
    private final Map<UUID, String> again = new HashMap<>();
    private int rounds;
    private Runnable beforeHashes = () -> {};

    private record Account(@Nullable String password, long lastSet, int control) {}

    private record Logged(UUID guid, boolean lastSet, boolean control, boolean password) {}

    ScriptedPasswords(int partSize) {
        this.partSize = partSize;
    }

    synchronized UUID user(String password) {
        UUID guid = UUID.randomUUID();
        accounts.put(guid, new Account(null, 0, 512));
        log.add(new Logged(guid, true, true, false));
        if (!password.isEmpty()) {
            set(guid, password);
        }
        return guid;
    }

    synchronized void set(UUID guid, String password) {
        clock += 10_000_000;
        Account before = account(guid);
        accounts.put(guid, new Account(password, clock, before.control));
        log.add(new Logged(guid, true, false, true));
    }

    /** By an administrator: it is to be changed at the next logon. */
    synchronized void reset(UUID guid, String password) {
        Account before = account(guid);
        accounts.put(guid, new Account(password, 0, before.control));
        log.add(new Logged(guid, before.lastSet != 0, false, true));
    }

    /** The domain controller gives the account a password that nobody knows. */
    synchronized void requireSmartCard(UUID guid, String unknown) {
        Account before = account(guid);
        accounts.put(guid, new Account(unknown, before.lastSet, before.control | SMART_CARD));
        log.add(new Logged(guid, false, true, true));
    }

    synchronized void disable(UUID guid) {
        Account before = account(guid);
        accounts.put(guid, new Account(before.password, before.lastSet, before.control | 2));
        log.add(new Logged(guid, false, true, false));
    }

    synchronized void delete(UUID guid) {
        accounts.remove(guid);
        log.add(new Logged(guid, false, false, false));
    }

    /** The domain controller does not send this one, or sends it so that it cannot be read. */
    synchronized void trouble(UUID guid, boolean sendsNothing) {
        (sendsNothing ? silent : unreadable).add(guid);
    }

    synchronized void noTrouble() {
        silent.clear();
        unreadable.clear();
    }

    /** Sent with everything that is asked for from now on, with a password that it does not have. */
    synchronized void alsoSend(UUID guid) {
        planted.add(guid);
    }

    /** The domain controller that derives does not know of the newest password yet. */
    synchronized void lagBehind(UUID guid, String password) {
        older.put(guid, new Account(password, clock - 10_000_000, account(guid).control));
    }

    /** The account changes during the next pass, and is told once more at its end. */
    synchronized void changeDuringPass(UUID guid, String password) {
        again.put(guid, password);
    }

    /** Whatever number of rounds is asked for. */
    synchronized void deriveWith(int always) {
        rounds = always;
    }

    /** Runs before passwords are answered, once. */
    synchronized void beforeHashes(Runnable action) {
        beforeHashes = action;
    }

    synchronized void catchUp() {
        older.clear();
    }

    /** Another domain controller answers from now on. */
    synchronized void failOver() {
        database = database + "a";
    }

    /** The n-th request from now on fails so, once: after its first part, or at once if it has none. */
    synchronized void failOnce(int requestsBefore, RuntimeException planned) {
        failAfter = requestsBefore;
        failure = planned;
    }

    private void breakOff() {
        RuntimeException planned = failure;
        if (planned != null && failAfter < 0) {
            failure = null;
            throw planned;
        }
    }

    List<Request.BodyCase> asked() {
        return requests.stream().map(Request::getBodyCase).toList();
    }

    private Account account(UUID guid) {
        return Optional.ofNullable(accounts.get(guid)).orElseThrow();
    }

    @Override
    public void exchange(TenantId tenant, UUID directory, Request body, Duration deadline, StreamConsumer consumer) {
        requests.add(body);
        synchronized (this) {
            failAfter--;
            consumer.began("stream", "agent");
            switch (body.getBodyCase()) {
                case READ_PASSWORD_CHANGES -> list(body.getReadPasswordChanges(), consumer);
                case READ_PASSWORD_HASHES -> fetch(body.getReadPasswordHashes(), consumer);
                default -> throw new IllegalArgumentException("not scripted: " + body.getBodyCase());
            }
            breakOff();
            consumer.completed(Completed.getDefaultInstance());
        }
    }

    private int place(PasswordState state) {
        String text = state.getState().toStringUtf8();
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split("/", -1);
        if (!parts[0].equals(database)) {
            throw new RelayFailure("DomainControllerChanged", "The state is of another one.", "Nothing.", false);
        }
        return Integer.parseInt(parts[1]);
    }

    private void list(ReadPasswordChanges wanted, StreamConsumer consumer) {
        List<Logged> changed = since(wanted.getSince());
        Map<UUID, PasswordChange> told = new LinkedHashMap<>();
        for (Logged logged : changed) {
            told.computeIfAbsent(
                    logged.guid,
                    guid -> change(
                            guid,
                            changed.stream()
                                    .filter(other -> other.guid.equals(guid))
                                    .toList()));
        }
        for (List<PasswordChange> part : parts(List.copyOf(told.values()))) {
            consumer.passwords(PasswordChanges.newBuilder().addAllChanges(part).build());
            breakOff();
        }
        consumer.passwords(PasswordChanges.newBuilder().setReached(reached()).build());
    }

    private List<Logged> since(PasswordState state) {
        return List.copyOf(log.subList(place(state), log.size()));
    }

    private PasswordState reached() {
        return PasswordState.newBuilder()
                .setState(ByteString.copyFromUtf8(database + "/" + log.size()))
                .setDomainController("dc1." + database)
                .build();
    }

    private <T> List<List<T>> parts(List<T> all) {
        List<List<T>> parts = new ArrayList<>();
        for (int from = 0; from < all.size(); from += partSize) {
            parts.add(all.subList(from, Math.min(all.size(), from + partSize)));
        }
        return parts;
    }

    private PasswordChange change(UUID guid, List<Logged> all) {
        Account account = accounts.get(guid);
        PasswordChange.Builder change = PasswordChange.newBuilder().setGuid(bytes(guid));
        if (account == null) {
            return change.setDeleted(true).build();
        }
        if (all.stream().anyMatch(Logged::lastSet)) {
            change.setPasswordLastSet(account.lastSet);
        }
        if (all.stream().anyMatch(Logged::control)) {
            change.setAccountControl(account.control);
        }
        return change.setPassword(account.password != null && all.stream().anyMatch(Logged::password))
                .build();
    }

    private void fetch(ReadPasswordHashes wanted, StreamConsumer consumer) {
        List<UUID> named = named(wanted);
        List<UUID> told = wanted.hasSince()
                ? since(wanted.getSince()).stream()
                        .map(Logged::guid)
                        .distinct()
                        .filter(Set.copyOf(named)::contains)
                        .toList()
                : named;
        List<PasswordHash> hashes = Stream.concat(
                        told.stream()
                                .filter(guid -> accounts.containsKey(guid) && !silent.contains(guid))
                                .map(guid -> hash(guid, older.getOrDefault(guid, account(guid)), wanted.getRounds())),
                        planted.stream().map(guid -> hash(guid, new Account(PLANTED, clock, 512), wanted.getRounds())))
                .toList();
        Runnable action = beforeHashes;
        beforeHashes = () -> {};
        action.run();
        for (List<PasswordHash> part : parts(hashes)) {
            consumer.passwords(PasswordHashes.newBuilder().addAllHashes(part).build());
            breakOff();
        }
        for (UUID guid : List.copyOf(again.keySet())) {
            String password = Objects.requireNonNull(again.remove(guid));
            clock += 10_000_000;
            Account newer = new Account(password, clock, 512);
            accounts.put(guid, newer);
            consumer.passwords(PasswordHashes.newBuilder()
                    .addHashes(hash(guid, newer, wanted.getRounds()))
                    .build());
        }
        if (wanted.hasSince()) {
            consumer.passwords(PasswordHashes.newBuilder().setReached(reached()).build());
        }
    }

    /** Whom a request names. */
    static List<UUID> named(ReadPasswordHashes wanted) {
        byte[] guids = wanted.getGuids().toByteArray();
        List<UUID> named = new ArrayList<>();
        for (int at = 0; at < guids.length; at += 16) {
            named.add(ObjectGuid.fromDirectoryBytes(Arrays.copyOfRange(guids, at, at + 16))
                    .value());
        }
        return named;
    }

    private PasswordHash hash(UUID guid, Account account, int wantedRounds) {
        PasswordHash.Builder hash = PasswordHash.newBuilder()
                .setGuid(bytes(guid))
                .setPasswordLastSet(account.lastSet)
                .setAccountControl(account.control);
        String password = account.password;
        if (unreadable.contains(guid)) {
            hash.setFailureCode("PasswordUnreadable");
        } else if (password != null) {
            String derived = derived(password, rounds == 0 ? wantedRounds : rounds);
            sent.add(derived);
            hash.setDerived(ByteString.copyFromUtf8(derived));
        }
        return hash.build();
    }

    /** With very many rounds it is the password of nobody: it would take too long here. */
    private String derived(String password, int count) {
        byte[] salt = new byte[10];
        random.nextBytes(salt);
        byte[] key = new byte[32];
        random.nextBytes(key);
        if (count <= 10_000) {
            key = DerivedPassword.keyOf(password.toCharArray(), salt, count);
        }
        return "v1;PPH1_MD4," + HexFormat.of().formatHex(salt) + "," + count + ","
                + HexFormat.of().formatHex(key) + ";";
    }

    private static ByteString bytes(UUID guid) {
        return ByteString.copyFrom(new ObjectGuid(guid).toDirectoryBytes());
    }
}
