package org.footbridge.directory;

import com.unboundid.asn1.ASN1Integer;
import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.asn1.ASN1Sequence;
import com.unboundid.ldap.sdk.Control;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A distinguished name as it comes with the extended-DN control (MS-ADTS 3.1.1.3.4.1.5):
 * {@code <GUID=...>;<SID=...>;CN=...}, the SID only where there is one.
 */
record ExtendedName(Optional<ObjectGuid> guid, String name) {
    private static final String GUID = "<GUID=";
    private static final String OID = "1.2.840.113556.1.4.529";
    private static final int TEXT_FORM = 1;

    /** Asks for names of this kind, with the GUID in its text form. */
    static Control control() {
        return new Control(OID, true, new ASN1OctetString(new ASN1Sequence(new ASN1Integer(TEXT_FORM)).encode()));
    }

    static ExtendedName parse(String text) {
        if (!text.startsWith(GUID)) {
            return new ExtendedName(Optional.empty(), text);
        }
        int end = text.indexOf('>');
        ObjectGuid guid = ObjectGuid.parse(text.substring(GUID.length(), end));
        int start = end + 1;
        while (text.startsWith(";<", start)) {
            start = text.indexOf('>', start) + 1;
        }
        return new ExtendedName(Optional.of(guid), text.startsWith(";", start) ? text.substring(start + 1) : "");
    }

    /** The value without what the control put before it; other values come back as they are. */
    static byte[] strip(byte[] value) {
        if (value.length <= GUID.length() || value[0] != '<' || value[1] != 'G') {
            return value;
        }
        String text = new String(value, StandardCharsets.UTF_8);
        return text.startsWith(GUID) ? parse(text).name().getBytes(StandardCharsets.UTF_8) : value;
    }
}
