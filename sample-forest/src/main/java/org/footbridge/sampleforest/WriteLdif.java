package org.footbridge.sampleforest;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.CaseIgnoreStringMatchingRule;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldif.LDIFWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.LinkSet;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Partition;
import org.footbridge.sampleforest.store.StoredAttribute;
import org.footbridge.sampleforest.store.Syntax;
import org.footbridge.sampleforest.store.ValueText;

/** Writes the objects of a domain as LDIF (RFC 2849), in the order of their creation. Under the lock of the store. */
final class WriteLdif {
    private final DirectoryStore store;
    private final LDIFWriter out;

    WriteLdif(DirectoryStore store, LDIFWriter out) {
        this.store = store;
        this.out = out;
    }

    /** @return number of entries */
    int write(Partition domain) throws IOException {
        int entries = 0;
        for (DirectoryObject object : domain.objects()) {
            if (!object.deleted()) {
                out.writeEntry(entry(object));
                entries++;
            }
        }
        return entries;
    }

    private Entry entry(DirectoryObject object) {
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(new Attribute("objectGUID", ObjectGuid.toBytes(object.guid())));
        for (StoredAttribute attribute : object.attributes()) {
            if (attribute.values().length > 0) {
                attributes.add(attribute(attribute.type(), values(attribute)));
            }
        }
        for (LinkSet link : object.links()) {
            if (link.size() > 0) {
                attributes.add(attribute(
                        link.type(),
                        link.present().stream().map(WriteLdif::name).toList()));
            }
        }
        return new Entry(object.dn(), attributes);
    }

    private List<ASN1OctetString> values(StoredAttribute attribute) {
        List<ASN1OctetString> values = new ArrayList<>();
        for (byte[] value : attribute.values()) {
            if (attribute.type().syntax() == Syntax.NAME) {
                ValueText.target(store, value).map(WriteLdif::name).ifPresent(values::add);
            } else {
                values.add(new ASN1OctetString(value));
            }
        }
        return values;
    }

    private static ASN1OctetString name(DirectoryObject object) {
        return new ASN1OctetString(object.dn().getBytes(StandardCharsets.UTF_8));
    }

    private static Attribute attribute(AttributeType type, List<ASN1OctetString> values) {
        return new Attribute(
                type.name(), CaseIgnoreStringMatchingRule.getInstance(), values.toArray(ASN1OctetString[]::new));
    }
}
