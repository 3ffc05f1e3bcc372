package org.footbridge.agent.replication;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.footbridge.agent.passwords.AccountPassword;
import org.footbridge.agent.passwords.NamedAccounts;
import org.footbridge.agent.passwords.PasswordSource;
import org.footbridge.agent.passwords.ReplicationState;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.drsr.DrsConnection;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.replication.Attribute;
import org.footbridge.drsr.replication.ChangePage;
import org.footbridge.drsr.replication.ReplicatedObject;
import org.footbridge.drsr.secret.SecretBytes;

/** The passwords of a naming context on one connection of replication. */
final class ReplicationSource implements PasswordSource {
    /** The same for everything: pages of the same state with other attributes may end elsewhere. */
    private static final Set<Attribute> ATTRIBUTES =
            Set.of(Attribute.UNICODE_PWD, Attribute.PWD_LAST_SET, Attribute.USER_ACCOUNT_CONTROL, Attribute.IS_DELETED);

    private static final byte[] NONE = {};

    private final DrsConnection connection;
    private final Place place;
    private final Function<DrsException, DirectoryFailure> failures;
    private final ReadAhead ahead;
    /** Those of the pass that are to be read by themselves: while pages are read, nothing else can be. */
    private final List<ObjectGuid> apart = new ArrayList<>();

    /**
     * Takes the connection over.
     *
     * @param base distinguished name of the naming context
     * @param pageSize about how many objects a page has
     * @param failures what a failure of the connection comes to
     */
    ReplicationSource(
            DrsConnection connection,
            Place place,
            String base,
            int pageSize,
            Function<DrsException, DirectoryFailure> failures) {
        this.connection = connection;
        this.place = place;
        this.failures = failures;
        this.ahead = new ReadAhead(from -> connection.changes(base, from, ATTRIBUTES, pageSize));
    }

    @Override
    public Page changes(ReplicationState since) {
        return told(() -> {
            Checkpoint from = checkpoint(since);
            ChangePage page = page(from);
            List<Change> changes = new ArrayList<>();
            page.objects().stream().filter(ReplicationSource::isTold).forEach(object -> changes.add(change(object)));
            return new Page(changes, reached(from, page));
        });
    }

    /** Containers and the like come as well, without any of this; accounts without a change of any of it do not come. */
    private static boolean isTold(ReplicatedObject object) {
        return object.rid().isPresent() && ATTRIBUTES.stream().anyMatch(object::has);
    }

    private static Change change(ReplicatedObject object) {
        return new Change(
                ObjectGuid.of(object.guid()),
                object.number(Attribute.PWD_LAST_SET),
                accountControl(object),
                object.deleted(),
                !object.deleted() && object.has(Attribute.UNICODE_PWD));
    }

    private static OptionalInt accountControl(ReplicatedObject object) {
        OptionalLong number = object.number(Attribute.USER_ACCOUNT_CONTROL);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    @Override
    public Reached passwords(ReplicationState since, NamedAccounts accounts, Consumer<AccountPassword> consumer) {
        return told(() -> {
            Checkpoint from = checkpoint(since);
            ChangePage page = page(from);
            for (ReplicatedObject object : page.objects()) {
                ObjectGuid guid = ObjectGuid.of(object.guid());
                if (accounts.contains(guid) && isTold(object) && !object.deleted()) {
                    if (from.fromBeginning() || isEnough(object)) {
                        consumer.accept(password(guid, object));
                    } else {
                        apart.add(guid);
                    }
                }
            }
            if (!page.more()) {
                apart.forEach(guid -> single(guid, consumer));
                apart.clear();
            }
            return reached(from, page);
        });
    }

    /** Of what did not change nothing comes: neither the password nor when it was set. */
    private static boolean isEnough(ReplicatedObject object) {
        return object.has(Attribute.UNICODE_PWD) && object.has(Attribute.PWD_LAST_SET);
    }

    @Override
    public void passwords(NamedAccounts accounts, Consumer<AccountPassword> consumer) {
        told(() -> {
            ahead.settle();
            apart.clear();
            accounts.forEach(guid -> single(guid, consumer));
            return NONE;
        });
    }

    private void single(ObjectGuid guid, Consumer<AccountPassword> consumer) {
        read(guid).filter(object -> !object.deleted()).ifPresent(object -> consumer.accept(password(guid, object)));
    }

    private Optional<ReplicatedObject> read(ObjectGuid guid) {
        try {
            return Optional.of(connection.object(guid.uuid(), ATTRIBUTES));
        } catch (DrsException e) {
            if (e.code() == DrsException.Code.OBJECT_UNKNOWN) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private AccountPassword password(ObjectGuid guid, ReplicatedObject object) {
        return new AccountPassword(
                guid, object.number(Attribute.PWD_LAST_SET).orElse(0), accountControl(object), () -> open(object));
    }

    /** The array of the secret itself goes on, to be wiped by who derives. */
    private byte[] open(ReplicatedObject object) {
        try {
            return connection.ntHash(object).map(SecretBytes::bytes).orElse(NONE);
        } catch (DrsException e) {
            throw ReplicationFailures.unreadable(e);
        }
    }

    private Checkpoint checkpoint(ReplicationState since) {
        if (since.equals(ReplicationState.BEGINNING)) {
            return new Checkpoint(true, place, org.footbridge.drsr.replication.ReplicationState.beginning());
        }
        Checkpoint checkpoint = Checkpoint.of(since);
        place.require(checkpoint.place());
        return checkpoint;
    }

    private ChangePage page(Checkpoint from) {
        return ahead.page(from.position());
    }

    private Reached reached(Checkpoint from, ChangePage page) {
        Checkpoint reached = new Checkpoint(from.fromBeginning() && page.more(), place, page.state());
        return new Reached(reached.state(), page.more());
    }

    private <T> T told(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DrsException e) {
            throw failures.apply(e);
        }
    }

    @Override
    public String domainController() {
        return place.controller();
    }

    @Override
    public void close() {
        ahead.close();
        connection.close();
    }
}
