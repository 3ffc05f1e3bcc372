package org.footbridge.sampleforest.store;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.ResultCode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Distinguished names as text (RFC 4514, escaped as domain controllers do it). */
public final class NameText {
    private static final String SPECIAL = ",+\"\\<>;=";

    private NameText() {}

    /** {@code Smith, John} becomes {@code Smith\, John}. */
    public static String escape(String value) {
        StringBuilder text = new StringBuilder(value.length() + 4);
        appendEscaped(text, value);
        return text.toString();
    }

    static void appendEscaped(StringBuilder text, String value) {
        int last = value.length() - 1;
        for (int i = 0; i <= last; i++) {
            char c = value.charAt(i);
            if (c < ' ') {
                text.append('\\').append(String.format(Locale.ROOT, "%02X", (int) c));
            } else if (SPECIAL.indexOf(c) >= 0 || (i == 0 && c == '#') || (c == ' ' && (i == 0 || i == last))) {
                text.append('\\').append(c);
            } else {
                text.append(c);
            }
        }
    }

    /** {@code sample.test} becomes {@code DC=sample,DC=test}. */
    public static String ofDomain(String dnsName) {
        return "DC=" + dnsName.replace(".", ",DC=");
    }

    /** A name that stays right when the object moves, in bytes. */
    public static byte[] guidName(DirectoryObject object) {
        return ("<GUID=" + object.guid() + ">").getBytes(StandardCharsets.UTF_8);
    }

    static RDN[] parse(String dn) {
        try {
            return new DN(dn).getRDNs();
        } catch (LDAPException malformed) {
            throw malformed(dn);
        }
    }

    static Refusal malformed(String dn) {
        return new Refusal(
                ResultCode.INVALID_DN_SYNTAX,
                "0000208F: NameErr: DSID-00000000, problem 2006 (BAD_NAME), data 8350: '" + dn + "'");
    }
}
