package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.matchingrules.CaseIgnoreStringMatchingRule;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.ResultCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.footbridge.sampleforest.protocol.Selection.Wanted;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.Refusal;

/** Makes search result entries, with ranges where there are too many values (MS-ADTS 3.1.1.3.1.3.3). */
final class RenderEntry {
    private final ReadValues values;
    private final Selection selection;
    private final int maximumRange;
    private final boolean typesOnly;

    RenderEntry(ReadValues values, Selection selection, int maximumRange, boolean typesOnly) {
        this.values = values;
        this.selection = selection;
        this.maximumRange = maximumRange;
        this.typesOnly = typesOnly;
    }

    SearchResultEntryProtocolOp render(DirectoryObject object) {
        List<Attribute> attributes = new ArrayList<>();
        for (Wanted wanted : selection.resolve(object)) {
            add(attributes, object, wanted);
        }
        return new SearchResultEntryProtocolOp(values.name(object), attributes);
    }

    private void add(List<Attribute> attributes, DirectoryObject object, Wanted wanted) {
        String name = wanted.type().name();
        if (!ReadValues.isLink(wanted.type()) && !wanted.ranged() && !typesOnly) {
            List<ASN1OctetString> all = values.all(object, wanted.type());
            if (!all.isEmpty() && all.size() <= maximumRange) {
                attributes.add(attribute(name, all));
                return;
            }
        }
        int count = values.count(object, wanted.type());
        if (count == 0) {
            return;
        }
        if (typesOnly) {
            attributes.add(new Attribute(name));
        } else if (wanted.ranged()) {
            attributes.add(range(object, wanted, count));
        } else if (count > maximumRange) {
            attributes.add(new Attribute(name));
            attributes.add(range(object, wanted, count));
        } else {
            attributes.add(attribute(name, values.all(object, wanted.type())));
        }
    }

    private Attribute range(DirectoryObject object, Wanted wanted, int count) {
        if (wanted.from() >= count) {
            throw new Refusal(
                    ResultCode.OPERATIONS_ERROR,
                    "00002121: LdapErr: " + wanted.type() + " of " + object.dn() + " has " + count
                            + " values, a range cannot begin at " + wanted.from());
        }
        long end = Math.min((long) wanted.to() + 1, (long) wanted.from() + maximumRange);
        int to = (int) Math.min(count, end);
        String last = to == count ? "*" : Integer.toString(to - 1);
        return attribute(
                wanted.type().name() + ";range=" + wanted.from() + "-" + last,
                values.slice(object, wanted.type(), wanted.from(), to));
    }

    static Attribute attribute(String name, Collection<ASN1OctetString> octets) {
        return new Attribute(name, CaseIgnoreStringMatchingRule.getInstance(), octets.toArray(ASN1OctetString[]::new));
    }
}
