package org.footbridge.benchmarks.passwords;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.footbridge.drsr.DomainController;
import org.footbridge.drsr.DrsConnection;
import org.footbridge.drsr.NtlmLogon;
import org.footbridge.drsr.replication.Attribute;
import org.footbridge.drsr.replication.ChangePage;
import org.footbridge.drsr.replication.ReplicatedObject;
import org.footbridge.drsr.replication.ReplicationState;
import org.footbridge.drsr.secret.SecretBytes;
import org.footbridge.sambaforest.SambaForest;

/** The library alone: one pass over the naming context on one connection, each hash decrypted, nothing derived. */
public final class ReadHashes {
    private static final int PAGE = 1000;
    private static final Set<Attribute> ATTRIBUTES =
            Set.of(Attribute.UNICODE_PWD, Attribute.PWD_LAST_SET, Attribute.USER_ACCOUNT_CONTROL, Attribute.IS_DELETED);

    private ReadHashes() {}

    /** @param account user principal name */
    public static HashesRead read(SambaForest forest, String account, String password) {
        long began = System.nanoTime();
        long processor = ProcessorTime.ofThisThread();
        Map<Integer, String> hashes = new HashMap<>();
        DomainController controller = new DomainController(forest.address(), forest.host(), forest.dnsName());
        try (NtlmLogon logon = new NtlmLogon("", account, password.toCharArray());
                DrsConnection connection = DrsConnection.open(controller, logon)) {
            ReplicationState state = ReplicationState.beginning();
            boolean more = true;
            while (more) {
                ChangePage page = connection.changes(forest.baseDn(), state, ATTRIBUTES, PAGE);
                page.objects().forEach(object -> decrypt(connection, object, hashes));
                state = page.state();
                more = page.more();
            }
        }
        return new HashesRead(
                hashes, (System.nanoTime() - began) / 1e9, (ProcessorTime.ofThisThread() - processor) / 1e9);
    }

    private static void decrypt(DrsConnection connection, ReplicatedObject object, Map<Integer, String> hashes) {
        connection.ntHash(object).ifPresent(hash -> {
            try (SecretBytes secret = hash) {
                hashes.put(object.rid().orElseThrow(), HexFormat.of().formatHex(secret.bytes()));
            }
        });
    }
}
