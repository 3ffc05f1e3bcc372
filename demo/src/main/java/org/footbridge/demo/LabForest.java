package org.footbridge.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.Population;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;

/** A real Samba domain controller on a loopback address of its own, with people in it. */
final class LabForest implements Forest {
    private static final long SEED = 2026;

    private final SambaForest samba;
    private final int users;
    private final ServiceAccount reader;

    private LabForest(SambaForest samba, int users, ServiceAccount reader) {
        this.samba = samba;
        this.users = users;
        this.reader = reader;
    }

    /** The agents' account may read changes, with passwords, and see deleted objects, nothing else; it is no administrator. */
    static LabForest start(Path folder, int users) {
        Population people = new Population(users, Math.max(5, users / 20), Math.max(5, users / 20), SEED);
        SambaForest samba = SambaForest.prepared(
                folder, "LAB.EXAMPLE.COM", "LAB", SambaOptions.defaults().exchangeSchema(), Optional.of(people));
        try {
            samba.start();
            ServiceAccount reader = samba.createServiceAccount(
                    "footbridge",
                    Set.of(
                            Grant.REPLICATING_DIRECTORY_CHANGES,
                            Grant.REPLICATING_DIRECTORY_CHANGES_ALL,
                            Grant.SEES_DELETED_OBJECTS,
                            Grant.READS_FOREIGN_PRINCIPALS));
            return new LabForest(samba, users, reader);
        } catch (RuntimeException failure) {
            samba.close();
            throw failure;
        }
    }

    @Override
    public List<ConnectedDomain> domains() {
        return List.of(new ConnectedDomain(
                samba.dnsName(),
                samba.address(),
                samba.ldapsPort(),
                samba.caFile(),
                samba.baseDn(),
                new Account(reader.userPrincipalName(), reader.password()),
                new Account(samba.administratorDn(), samba.administratorPassword())));
    }

    @Override
    public boolean hasPasswords() {
        return true;
    }

    @Override
    public String describe() {
        return "Samba domain controller " + samba.host() + " at " + samba.ldapsUrl() + ", " + users + " people";
    }

    @Override
    public void close() {
        samba.stop();
        samba.close();
    }
}
