package org.footbridge.sampleforest.protocol;

import java.util.HexFormat;
import java.util.Locale;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.SecurityId;

/** How names of objects are written: alone, or after GUID and SID (MS-ADTS 3.1.1.3.4.1.5). */
enum NameStyle {
    PLAIN,
    EXTENDED_HEXADECIMAL,
    EXTENDED_TEXT;

    String write(DirectoryObject object) {
        String dn = object.dn();
        if (this == PLAIN) {
            return dn;
        }
        StringBuilder text = new StringBuilder(dn.length() + 110);
        text.append("<GUID=").append(guid(object)).append(">;");
        AttributeType sidType = object.partition().store().type("objectSid");
        byte[][] sid = object.values(sidType);
        if (sid.length > 0) {
            text.append("<SID=").append(sid(sid[0])).append(">;");
        }
        return text.append(dn).toString();
    }

    private String guid(DirectoryObject object) {
        return this == EXTENDED_TEXT
                ? object.guid().toString().toLowerCase(Locale.ROOT)
                : HexFormat.of().formatHex(ObjectGuid.toBytes(object.guid()));
    }

    private String sid(byte[] sid) {
        return this == EXTENDED_TEXT ? SecurityId.toText(sid) : HexFormat.of().formatHex(sid);
    }
}
