package org.footbridge.drsr;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.drsr.replication.Attribute;
import org.footbridge.drsr.replication.ChangePage;
import org.footbridge.drsr.replication.ReplicatedObject;
import org.footbridge.drsr.replication.ReplicationState;
import org.footbridge.drsr.secret.SecretBytes;

/** The example of README.md with the values of a domain controller that is there. */
final class ReadmeExample {
    private final Map<UUID, byte[]> hashes = new TreeMap<>();
    private byte[] state = {};

    void run(DomainController controller, char[] password) {
        // README begins
        Set<Attribute> attributes = Set.of(Attribute.UNICODE_PWD, Attribute.PWD_LAST_SET);
        try (Logon logon = new NtlmLogon("CORP", "reader", password);
                DrsConnection connection = DrsConnection.open(controller, logon)) {
            ChangePage page = connection.changes("DC=corp,DC=example", ReplicationState.beginning(), attributes, 1000);
            for (ReplicatedObject account : page.objects()) {
                connection.ntHash(account).ifPresent(hash -> use(account.guid(), hash));
            }
            keep(page.state().toBytes());
        }
        // README ends
    }

    private void use(UUID account, SecretBytes hash) {
        hashes.put(account, hash.bytes().clone());
        hash.close();
    }

    private void keep(byte[] bytes) {
        state = bytes;
    }

    Map<UUID, byte[]> hashes() {
        return hashes;
    }

    ReplicationState state() {
        return ReplicationState.of(state);
    }
}
