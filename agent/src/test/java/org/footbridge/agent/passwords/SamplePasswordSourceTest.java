package org.footbridge.agent.passwords;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.footbridge.directory.ObjectGuid;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.ServiceAccount;
import org.footbridge.sampleforest.Size;
import org.footbridge.sampleforest.protocol.Right;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The contract on the sample forest. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SamplePasswordSourceTest extends PasswordSourceContract {
    private static final int PAGE = 7;

    @SuppressWarnings("NullAway.Init")
    private SampleForest forest;

    @SuppressWarnings("NullAway.Init")
    private SampleDomain domain;

    @SuppressWarnings("NullAway.Init")
    private ServiceAccount replicator;

    @BeforeAll
    void start() {
        forest = SampleForest.builder()
                .domain("sample.test", new Size(20, 2, 2))
                .seed(7)
                .start();
        domain = forest.domain("sample.test");
        replicator =
                domain.createAccount("svc-passwords", Set.of(Right.REPLICATING_CHANGES, Right.REPLICATING_SECRETS));
    }

    @AfterAll
    void stop() {
        forest.close();
    }

    @Override
    ConnectPasswords privileged() {
        return SamplePasswordSource.of(domain, replicator, PAGE);
    }

    @Override
    ConnectPasswords unprivileged() {
        return SamplePasswordSource.of(domain, domain.serviceAccount(), PAGE);
    }

    @Override
    Administrator administrator() {
        return new SampleAdministrator(domain);
    }

    private record SampleAdministrator(SampleDomain domain) implements Administrator {
        private ObjectGuid add(String name, String objectClass) {
            ObjectGuid guid = ObjectGuid.of(domain.change()
                    .add(
                            "CN=" + name + ",CN=Users," + domain.baseDn(),
                            Map.of("objectClass", List.of(objectClass), "sAMAccountName", List.of(name))));
            domain.change().removePassword(name);
            return guid;
        }

        @Override
        public ObjectGuid addUser(String name) {
            return add(name, "user");
        }

        @Override
        public ObjectGuid addInetOrgPerson(String name) {
            return add(name, "inetOrgPerson");
        }

        @Override
        public ObjectGuid addComputer(String name) {
            return add(name, "computer");
        }

        @Override
        public void setPassword(String account, String password) {
            domain.change().setPassword(account, password);
        }

        @Override
        public void setTemporaryPassword(String account, String password) {
            setPassword(account, password);
            mustChangePassword(account);
        }

        @Override
        public void mustChangePassword(String account) {
            domain.change().set(account, "pwdLastSet", "0");
        }

        @Override
        public void requireSmartCard(String account) {
            domain.change().set(account, "userAccountControl", Integer.toString(512 + 0x40000));
            domain.change().setPassword(account, UUID.randomUUID().toString());
        }

        @Override
        public void disable(String account) {
            domain.change().set(account, "userAccountControl", "514");
        }

        @Override
        public void expire(String account) {
            domain.change().set(account, "accountExpires", "133000000000000000");
        }

        @Override
        public void rename(String account, String newName) {
            domain.change().rename(account, newName);
        }

        @Override
        public void move(String account) {
            domain.change().move(account, "OU=Service Accounts," + domain.baseDn());
        }

        @Override
        public void delete(String account) {
            domain.change().delete(account);
        }
    }
}
