package org.footbridge.sampleforest.protocol;

import com.unboundid.asn1.ASN1OctetString;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.footbridge.sampleforest.store.AttributeType;
import org.footbridge.sampleforest.store.AttributeType.Origin;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.LinkSet;
import org.footbridge.sampleforest.store.ObjectGuid;
import org.footbridge.sampleforest.store.Syntax;
import org.footbridge.sampleforest.store.ValueText;

/** Values of any attribute of an object as LDAP shows them, wherever they come from. */
final class ReadValues {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'.0Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final DirectoryStore store;
    private final NameStyle names;
    private final NameStyle references;

    ReadValues(DirectoryStore store, NameStyle names) {
        this(store, names, names);
    }

    /** Linked attributes in one style, other references in another. */
    ReadValues(DirectoryStore store, NameStyle names, NameStyle references) {
        this.store = store;
        this.names = names;
        this.references = references;
    }

    static boolean isLink(AttributeType type) {
        return type.origin() == Origin.FORWARD_LINK || type.origin() == Origin.BACK_LINK;
    }

    /** How many values the attribute has, without rendering them. */
    int count(DirectoryObject object, AttributeType type) {
        if (type.origin() == Origin.FORWARD_LINK) {
            LinkSet link = object.link(type);
            return link == null ? 0 : link.size();
        }
        return isLink(type) ? targets(object, type).size() : all(object, type).size();
    }

    List<ASN1OctetString> all(DirectoryObject object, AttributeType type) {
        return switch (type.origin()) {
            case SECRET -> List.of();
            case FORWARD_LINK, BACK_LINK -> render(targets(object, type));
            case STORED -> type.syntax() == Syntax.NAME ? references(object, type) : octets(object.values(type));
            case SYSTEM, CONSTRUCTED -> computed(object, type);
        };
    }

    /** Values {@code from} to {@code to}, the latter excluded. */
    List<ASN1OctetString> slice(DirectoryObject object, AttributeType type, int from, int to) {
        return isLink(type)
                ? render(targets(object, type).subList(from, to))
                : all(object, type).subList(from, to);
    }

    static List<DirectoryObject> targets(DirectoryObject object, AttributeType type) {
        if (type.origin() == Origin.BACK_LINK) {
            return object.sources(type.partner());
        }
        LinkSet link = object.link(type);
        return link == null ? List.of() : link.present();
    }

    List<ASN1OctetString> render(List<DirectoryObject> objects) {
        List<ASN1OctetString> rendered = new ArrayList<>(objects.size());
        for (DirectoryObject object : objects) {
            rendered.add(new ASN1OctetString(names.write(object)));
        }
        return rendered;
    }

    String name(DirectoryObject object) {
        return names.write(object);
    }

    private List<ASN1OctetString> references(DirectoryObject object, AttributeType type) {
        List<ASN1OctetString> rendered = new ArrayList<>();
        for (byte[] value : object.values(type)) {
            ValueText.target(store, value)
                    .ifPresent(target -> rendered.add(new ASN1OctetString(references.write(target))));
        }
        return rendered;
    }

    private List<ASN1OctetString> computed(DirectoryObject object, AttributeType type) {
        return switch (type.name()) {
            case "objectGUID" -> octets(ObjectGuid.toBytes(object.guid()));
            case "parentGUID" ->
                object.parent()
                        .map(parent -> octets(ObjectGuid.toBytes(parent.guid())))
                        .orElse(List.of());
            case "distinguishedName" -> text(names.write(object));
            case "uSNCreated" -> text(Long.toString(object.usnCreated()));
            case "uSNChanged" -> text(Long.toString(object.usnChanged()));
            case "whenCreated" -> text(time(object.created()));
            case "whenChanged" -> text(time(object.changed()));
            case "canonicalName" -> text(canonical(object));
            case "tokenGroups" -> groupSids(object);
            default -> List.of();
        };
    }

    static String time(Instant at) {
        return TIME.format(at);
    }

    private static String canonical(DirectoryObject object) {
        if (object.parent().isEmpty()) {
            return object.partition().suffix().substring(3).replace(",DC=", ".") + "/";
        }
        String above = canonical(object.parent().get());
        return above.endsWith("/") ? above + object.name() : above + "/" + object.name();
    }

    private List<ASN1OctetString> groupSids(DirectoryObject object) {
        AttributeType member = store.type("member");
        AttributeType sid = store.type("objectSid");
        Set<DirectoryObject> seen = new HashSet<>();
        List<DirectoryObject> open = new ArrayList<>(object.sources(member));
        List<ASN1OctetString> sids = new ArrayList<>();
        while (!open.isEmpty()) {
            DirectoryObject group = open.removeLast();
            if (seen.add(group)) {
                sids.addAll(octets(group.values(sid)));
                open.addAll(group.sources(member));
            }
        }
        return sids;
    }

    private static List<ASN1OctetString> text(String value) {
        return octets(value.getBytes(StandardCharsets.UTF_8));
    }

    private static List<ASN1OctetString> octets(byte[]... values) {
        List<ASN1OctetString> octets = new ArrayList<>(values.length);
        for (byte[] value : values) {
            octets.add(new ASN1OctetString(value));
        }
        return octets;
    }
}
