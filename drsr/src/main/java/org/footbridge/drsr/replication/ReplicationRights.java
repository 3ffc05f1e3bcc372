package org.footbridge.drsr.replication;

/**
 * What an account may read of a naming context by replication (MS-ADTS 5.1.3.2.1).
 *
 * @param changes Replicating Directory Changes: everything but secrets
 * @param secrets Replicating Directory Changes All besides: secrets, too. A server does not tell of it alone.
 */
public record ReplicationRights(boolean changes, boolean secrets) {}
