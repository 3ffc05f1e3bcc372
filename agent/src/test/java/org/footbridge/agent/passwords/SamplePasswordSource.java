package org.footbridge.agent.passwords;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Consumer;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.sampleforest.ForestException;
import org.footbridge.sampleforest.ReplicatedPasswords;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.ServiceAccount;

/** The passwords of a sample domain as an account of it sees them. */
public final class SamplePasswordSource implements PasswordSource {
    private final ReplicatedPasswords passwords;
    private final String controller;
    private final int pageSize;

    private SamplePasswordSource(SampleDomain domain, ServiceAccount account, int pageSize) {
        this.passwords = domain.passwords(account);
        this.controller = domain.controllerName();
        this.pageSize = pageSize;
    }

    /** Connects to the domain as this account. */
    public static ConnectPasswords of(SampleDomain domain, ServiceAccount account, int pageSize) {
        return (Optional<String> controller, Duration limit) -> new SamplePasswordSource(domain, account, pageSize);
    }

    @Override
    public Page changes(ReplicationState since) {
        try {
            ReplicatedPasswords.Page page =
                    passwords.changes(new String(since.bytes(), StandardCharsets.US_ASCII), pageSize);
            return new Page(
                    page.changes().stream()
                            .map(change -> new Change(
                                    ObjectGuid.of(change.guid()),
                                    change.passwordLastSet(),
                                    change.accountControl(),
                                    change.deleted(),
                                    change.password()))
                            .toList(),
                    new Reached(new ReplicationState(page.state().getBytes(StandardCharsets.US_ASCII)), page.more()));
        } catch (ForestException e) {
            throw failure(e);
        }
    }

    @Override
    public Reached passwords(ReplicationState since, NamedAccounts accounts, Consumer<AccountPassword> consumer) {
        Page page = changes(since);
        page.changes().stream()
                .filter(change -> accounts.contains(change.guid()))
                .forEach(change -> hand(change.guid(), consumer));
        return page.reached();
    }

    @Override
    public void passwords(NamedAccounts accounts, Consumer<AccountPassword> consumer) {
        accounts.forEach(account -> hand(account, consumer));
    }

    private void hand(ObjectGuid account, Consumer<AccountPassword> consumer) {
        read(account.uuid())
                .ifPresent(stored -> consumer.accept(new AccountPassword(
                        account, stored.passwordLastSet(), OptionalInt.of(stored.accountControl()), stored::hash)));
    }

    private Optional<ReplicatedPasswords.Stored> read(UUID account) {
        try {
            return passwords.password(account);
        } catch (ForestException e) {
            throw failure(e);
        }
    }

    private static DirectoryFailure failure(ForestException e) {
        return switch (e.code()) {
            case ACCESS_DENIED ->
                new DirectoryFailure(
                        DirectoryFailure.Code.RIGHTS_MISSING,
                        String.valueOf(e.getMessage()),
                        "Grant 'Replicating Directory Changes' and 'Replicating Directory Changes All'.");
            case STATE ->
                new DirectoryFailure(
                        DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED,
                        String.valueOf(e.getMessage()),
                        "Nothing: everything is listed again.");
            case CERTIFICATE_FAILED, PORT_UNAVAILABLE, DOMAIN_NAME, NO_SUCH_OBJECT -> throw e;
        };
    }

    @Override
    public String domainController() {
        return controller;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
