package org.footbridge.sampleforest.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.Partition;

/**
 * Passwords and rights of one domain's accounts. Passwords are kept as keyed digests of this process, with which binds are
 * checked, and as the hash that a domain controller stores (MS-SAMR 3.1.1.8.7). An account that was given none has one that
 * follows from its GUID, so that a forest of any size has passwords and needs no room for them.
 */
public final class Accounts {
    private static final String DIGEST = "HmacSHA256";
    private static final int DISABLED = 2;

    private final DirectoryStore store;
    private final Partition domain;
    private final String dnsName;
    private final String netbiosName;
    private final byte[] key = new byte[32];
    private final Map<UUID, byte[]> digests = new ConcurrentHashMap<>();
    /** none: the account has no password */
    private final Map<UUID, byte[]> hashes = new ConcurrentHashMap<>();

    private final Map<UUID, Set<Right>> rights = new ConcurrentHashMap<>();

    public Accounts(DirectoryStore store, Partition domain, String dnsName, String netbiosName) {
        this.store = store;
        this.domain = domain;
        this.dnsName = dnsName;
        this.netbiosName = netbiosName;
        new SecureRandom().nextBytes(key);
    }

    public void setPassword(UUID account, String password) {
        digests.put(account, digest(account, password.getBytes(StandardCharsets.UTF_8)));
        hashes.put(account, hash(password));
    }

    /** The account is left without a password. */
    public void removePassword(UUID account) {
        digests.remove(account);
        hashes.put(account, new byte[0]);
    }

    /** A copy of the stored hash; none: the account has no password. */
    public byte[] storedHash(UUID account) {
        byte[] given = hashes.get(account);
        return given == null ? hash(firstPassword(account)) : given.clone();
    }

    public boolean hasPassword(UUID account) {
        byte[] given = hashes.get(account);
        return given == null || given.length > 0;
    }

    /** The password of an account that was given none. */
    public static String firstPassword(UUID account) {
        return "First-" + account;
    }

    private static byte[] hash(String password) {
        byte[] text = password.getBytes(StandardCharsets.UTF_16LE);
        MD4Digest digest = new MD4Digest();
        digest.update(text, 0, text.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    public boolean has(UUID account, Right right) {
        return rights(account).contains(right);
    }

    public void setRights(UUID account, Set<Right> granted) {
        rights.put(account, granted.isEmpty() ? Set.of() : Set.copyOf(granted));
    }

    Set<Right> rights(UUID account) {
        Set<Right> granted = rights.getOrDefault(account, Set.of());
        return granted.contains(Right.ADMINISTRATOR) ? EnumSet.allOf(Right.class) : granted;
    }

    /** The account of a bind name (DN, UPN or DOMAIN\account) when the password is right and it is enabled. */
    Optional<DirectoryObject> authenticate(String name, byte[] password) {
        return find(name)
                .filter(account -> !account.deleted() && enabled(account))
                .filter(account -> {
                    byte[] known = digests.get(account.guid());
                    return known != null && MessageDigest.isEqual(known, digest(account.guid(), password));
                });
    }

    private Optional<DirectoryObject> find(String name) {
        int backslash = name.indexOf('\\');
        if (name.indexOf('=') > 0) {
            return store.find(name).filter(account -> account.partition() == domain);
        }
        if (backslash > 0) {
            String prefix = name.substring(0, backslash);
            return prefix.equalsIgnoreCase(netbiosName) || prefix.equalsIgnoreCase(dnsName)
                    ? domain.byAccount(name.substring(backslash + 1))
                    : Optional.empty();
        }
        int at = name.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        return domain.byPrincipal(name)
                .or(() -> name.substring(at + 1).equalsIgnoreCase(dnsName)
                        ? domain.byAccount(name.substring(0, at))
                        : Optional.empty());
    }

    private boolean enabled(DirectoryObject account) {
        String control = account.text(store.type("userAccountControl"));
        return control == null || (Integer.parseInt(control) & DISABLED) == 0;
    }

    private byte[] digest(UUID account, byte[] password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(new SecretKeySpec(key, DIGEST));
            mac.update(account.toString().getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(password);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("The Java runtime has no " + DIGEST, missing);
        }
    }
}
