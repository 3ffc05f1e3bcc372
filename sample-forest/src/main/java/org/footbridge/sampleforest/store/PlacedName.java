package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;

/**
 * A distinguished name, taken apart at its first component.
 *
 * @param rdnType for example {@code CN}
 * @param value of the first component, unescaped
 * @param parent the rest, empty when there is none
 */
public record PlacedName(String rdnType, String value, String parent) {

    /** Refuses what is not a distinguished name of at least one component. */
    public static PlacedName parse(String dn) {
        try {
            DN parsed = new DN(dn);
            RDN first = parsed.getRDN();
            if (first == null) {
                throw Refusal.noSuchObject(dn);
            }
            DN above = parsed.getParent();
            return new PlacedName(
                    first.getAttributeNames()[0], first.getAttributeValues()[0], above == null ? "" : above.toString());
        } catch (LDAPException malformed) {
            throw NameText.malformed(dn);
        }
    }
}
