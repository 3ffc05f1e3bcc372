package org.footbridge.sampleforest;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.footbridge.sampleforest.protocol.Accounts;
import org.footbridge.sampleforest.protocol.Right;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.NewObject;
import org.footbridge.sampleforest.store.Partition;

/** The accounts of a domain that programs bind as, with random passwords. */
final class DomainAccounts {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PASSWORD_BYTES = 18;

    private final DirectoryStore store;
    private final Partition domain;
    private final String dnsName;
    private final Accounts accounts;
    private final ServiceAccount administrator;
    private final ServiceAccount service;

    DomainAccounts(DirectoryStore store, Partition domain, String dnsName, Accounts accounts) {
        this.store = store;
        this.domain = domain;
        this.dnsName = dnsName;
        this.accounts = accounts;
        DirectoryObject builtIn = domain.byAccount("Administrator").orElseThrow();
        this.administrator = enable(builtIn, "Administrator", Set.of(Right.ADMINISTRATOR));
        this.service = create("svc-footbridge", Set.of(Right.REPLICATING_CHANGES, Right.SEES_DELETED_OBJECTS));
    }

    ServiceAccount administrator() {
        return administrator;
    }

    ServiceAccount service() {
        return service;
    }

    ServiceAccount create(String name, Set<Right> rights) {
        UUID guid = store.write(() -> {
            DirectoryObject parent = store.require("OU=Service Accounts," + domain.suffix());
            NewObject fresh = new NewObject(parent, "CN", name);
            set(fresh, "objectClass", "user");
            set(fresh, "sAMAccountName", name);
            set(fresh, "userPrincipalName", name + "@" + dnsName);
            set(fresh, "displayName", name);
            set(fresh, "description", "Account of a program");
            return fresh.create().guid();
        });
        return enable(store.read(() -> store.byGuid(guid).orElseThrow()), name, rights);
    }

    private void set(NewObject object, String attribute, String value) {
        object.set(store.type(attribute), new byte[][] {value.getBytes(StandardCharsets.UTF_8)});
    }

    private ServiceAccount enable(DirectoryObject object, String name, Set<Right> rights) {
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        String password = Base64.getUrlEncoder().encodeToString(random);
        accounts.setPassword(object.guid(), password);
        accounts.setRights(object.guid(), rights);
        return new ServiceAccount(
                object.guid(),
                name + "@" + dnsName,
                SampleDomain.netbios(dnsName) + "\\" + name,
                store.read(object::dn),
                password);
    }
}
