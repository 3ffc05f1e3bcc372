package org.footbridge.service.keys;

import java.nio.charset.StandardCharsets;
import org.footbridge.service.errors.ServiceFailure;
import org.springframework.stereotype.Component;

/** Seals what tenants entrust the service with, such as the password of a mail server, with the master key. */
@Component
public class SealSecrets {
    private final MasterKey master;

    public SealSecrets(KeysProperties properties) {
        this.master = MasterKey.in(properties.data());
    }

    /** @param name what it is and whose; needed to open it again */
    public byte[] seal(String name, String secret) {
        return master.seal(name, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The same of bytes, which are left to the caller to wipe. */
    public byte[] seal(String name, byte[] secret) {
        return master.seal(name, secret);
    }

    /**
     * The same of bytes, for the caller to wipe.
     *
     * @throws ServiceFailure MasterKeyUnusable
     */
    public byte[] openBytes(String name, byte[] sealed) {
        return master.open(name, sealed);
    }

    /** @throws ServiceFailure MasterKeyUnusable: sealed with another master key or another name, or damaged */
    public String open(String name, byte[] sealed) {
        return new String(master.open(name, sealed), StandardCharsets.UTF_8);
    }
}
