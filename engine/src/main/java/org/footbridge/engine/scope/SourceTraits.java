package org.footbridge.engine.scope;

import java.util.Locale;
import org.footbridge.engine.DistinguishedName;
import org.footbridge.engine.StagedObject;

/** Facts about an object of Active Directory that follow from its attributes. */
public final class SourceTraits {

    /** GROUP_TYPE_SECURITY_ENABLED (MS-ADTS 2.2.12). */
    private static final long SECURITY_ENABLED = 0x80000000L;

    private SourceTraits() {}

    public static boolean isSecurityGroup(StagedObject group) {
        return hasBit(group, "groupType", SECURITY_ENABLED);
    }

    /** It has an SMTP address; {@code mail} counts only when there are no proxy addresses at all. */
    public static boolean isMailEnabled(StagedObject group) {
        return hasSmtpAddress(group) || (group.texts("proxyAddresses").isEmpty() && mailIsAddress(group));
    }

    static boolean hasSmtpAddress(StagedObject object) {
        return object.texts("proxyAddresses").stream()
                .map(address -> address.toLowerCase(Locale.ROOT))
                .anyMatch(address -> address.startsWith("smtp:") && address.contains("@"));
    }

    static boolean mailIsAddress(StagedObject object) {
        return object.text("mail").filter(mail -> mail.contains("@")).isPresent();
    }

    /** The mark that a domain controller puts into the name of the loser of a naming conflict (MS-ADTS 3.1.1.5.1.2.2). */
    static boolean hasConflictName(String distinguishedName) {
        String first = DistinguishedName.first(distinguishedName).toUpperCase(Locale.ROOT);
        return first.contains("\\0ACNF:") || first.contains("\nCNF:");
    }

    static boolean isClientAccessName(StagedObject object, String attribute) {
        return startsWith(object, attribute, "CAS_")
                && object.text(attribute).filter(name -> name.contains("}")).isPresent();
    }

    /** Directories compare these names without case. */
    static boolean startsWith(StagedObject object, String attribute, String prefix) {
        return object.text(attribute)
                .filter(value -> value.regionMatches(true, 0, prefix, 0, prefix.length()))
                .isPresent();
    }

    static boolean is(StagedObject object, String attribute, String expected) {
        return object.text(attribute).filter(expected::equalsIgnoreCase).isPresent();
    }

    static boolean hasBit(StagedObject object, String attribute, long mask) {
        return (object.number(attribute).orElse(0) & mask) != 0;
    }
}
