package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import com.unboundid.ldap.protocol.SearchResultEntryProtocolOp;
import com.unboundid.ldap.sdk.Attribute;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.LinkSet;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.StoredAttribute;

/**
 * Makes DirSync entries: the selected attributes that changed after a USN. An attribute without values was removed; a
 * first answer, since 0, leaves removed ones out.
 * With incremental values, {@code ;range=1-1} holds added and {@code ;range=0-0} removed values of a link.
 */
final class RenderChange {
    private static final long ENTRY_OVERHEAD = 24;

    private final ReadValues values;
    private final Selection selection;
    private final long since;
    private final boolean incremental;

    RenderChange(ReadValues values, Selection selection, long since, boolean incremental) {
        this.values = values;
        this.selection = selection;
        this.since = since;
        this.incremental = incremental;
    }

    /** Empty when no selected attribute changed. */
    Optional<SearchResultEntryProtocolOp> render(DirectoryObject object) {
        List<Attribute> attributes = new ArrayList<>();
        boolean named = false;
        for (StoredAttribute attribute : object.attributes()) {
            AttributeType type = attribute.type();
            if (attribute.usn() > since && shown(type) && (since > 0 || attribute.values().length > 0)) {
                attributes.add(RenderEntry.attribute(type.name(), values.all(object, type)));
                named |= type.name().equals("name");
            }
        }
        for (LinkSet link : object.links()) {
            if (link.usn() > since && selection.includes(link.type())) {
                addLink(attributes, link);
            }
        }
        if (attributes.isEmpty()) {
            return Optional.empty();
        }
        addIdentity(attributes, object, named);
        return Optional.of(new SearchResultEntryProtocolOp(object.dn(), attributes));
    }

    private boolean shown(AttributeType type) {
        return !type.name().equals("instanceType")
                && (selection.includes(type) || (type.origin() == Origin.SECRET && selection.everything()));
    }

    private void addLink(List<Attribute> attributes, LinkSet link) {
        String name = link.type().name();
        if (!incremental) {
            if (since == 0 && link.size() == 0) {
                return;
            }
            attributes.add(RenderEntry.attribute(name, values.render(link.present())));
            return;
        }
        addRange(attributes, name + ";range=1-1", link.addedAfter(since));
        if (since > 0) {
            addRange(attributes, name + ";range=0-0", alive(link.removedAfter(since)));
        }
    }

    private static List<DirectoryObject> alive(List<DirectoryObject> targets) {
        return targets.stream().filter(target -> !target.deleted()).toList();
    }

    private void addRange(List<Attribute> attributes, String name, List<DirectoryObject> targets) {
        if (!targets.isEmpty()) {
            attributes.add(RenderEntry.attribute(name, values.render(targets)));
        }
    }

    private static void addIdentity(List<Attribute> attributes, DirectoryObject object, boolean named) {
        attributes.add(new Attribute("objectGUID", ObjectGuid.toBytes(object.guid())));
        attributes.add(new Attribute("instanceType", object.parent().isEmpty() ? "5" : "4"));
        if (named && object.parent().isPresent()) {
            attributes.add(new Attribute(
                    "parentGUID", ObjectGuid.toBytes(object.parent().get().guid())));
        }
    }

    /** Roughly what the entry takes on the wire, in bytes. */
    static long size(SearchResultEntryProtocolOp entry) {
        long bytes = ENTRY_OVERHEAD + entry.getDN().length();
        for (Attribute attribute : entry.getAttributes()) {
            bytes += attribute.getName().length() + 4L;
            for (ASN1OctetString value : attribute.getRawValues()) {
                bytes += value.getValueLength() + 2L;
            }
        }
        return bytes;
    }
}
