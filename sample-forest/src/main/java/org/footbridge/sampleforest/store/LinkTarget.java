package org.footbridge.sampleforest.store;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What the value of a link names. A security identifier of another forest names a foreign security principal of the domain
 * in which it is used; the first use makes it (MS-ADTS 3.1.1.5.3.3). To be called under the write lock.
 */
public final class LinkTarget {
    private static final String SID = "<SID=";
    private static final byte[] FOREIGN = "foreignSecurityPrincipal".getBytes(StandardCharsets.UTF_8);

    private LinkTarget() {}

    /** Whether a name is one that only means something in a domain. */
    public static boolean isSecurityId(String name) {
        return name.regionMatches(true, 0, SID, 0, SID.length()) && name.indexOf('>') > 0;
    }

    /** Makes what stands for an object of another forest, if need be. */
    public static DirectoryObject require(Partition domain, byte[] name) {
        return require(domain, new String(name, StandardCharsets.UTF_8));
    }

    /** Makes what stands for an object of another forest, if need be. */
    public static DirectoryObject require(Partition domain, String name) {
        return find(domain, name).orElseGet(() -> create(domain, name));
    }

    /** What is there already. */
    public static Optional<DirectoryObject> find(Partition domain, String name) {
        if (!isSecurityId(name)) {
            return domain.store().find(name);
        }
        String sid = sid(name);
        return domain.bySid(sid).filter(object -> !object.deleted()).or(() -> ofForest(domain.store(), sid));
    }

    private static Optional<DirectoryObject> ofForest(DirectoryStore store, String sid) {
        return store.domainPartitions().stream()
                .filter(domain -> sid.startsWith(domain.domainSid() + "-"))
                .flatMap(domain -> domain.bySid(sid).stream())
                .filter(object -> !object.deleted())
                .findFirst();
    }

    private static DirectoryObject create(Partition domain, String name) {
        DirectoryObject container = domain.head().child(DirectoryObject.key("CN", "ForeignSecurityPrincipals"));
        boolean ofForest = isSecurityId(name)
                && domain.store().domainPartitions().stream()
                        .anyMatch(each -> sid(name).startsWith(each.domainSid() + "-"));
        if (!isSecurityId(name) || ofForest || container == null) {
            throw Refusal.noSuchObject(name);
        }
        DirectoryStore store = domain.store();
        NewObject principal = new NewObject(container, "CN", sid(name));
        principal.set(store.type("objectClass"), new byte[][] {FOREIGN});
        principal.set(store.type("objectSid"), new byte[][] {SecurityId.parse(sid(name))});
        return principal.create();
    }

    private static String sid(String name) {
        return SecurityId.toText(SecurityId.parseEither(name.substring(SID.length(), name.indexOf('>'))));
    }
}
