package org.footbridge.directory;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What every answer entry tells: who and where. */
record ReadEntry(SearchResultEntry entry, ObjectGuid guid, String name) {
    static ReadEntry of(SearchResultEntry entry) {
        byte[] guid = entry.getAttributeValueBytes(ObjectSelection.OBJECT_GUID);
        if (guid == null) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.RIGHTS_MISSING,
                    "The objectGUID of " + entry.getDN() + " cannot be read",
                    "Let the account read all properties of the objects in scope.");
        }
        return new ReadEntry(
                entry, ObjectGuid.of(guid), ExtendedName.parse(entry.getDN()).name());
    }

    /** Most specific class; the directory lists it last. Empty when it was not returned. */
    String objectClass() {
        String[] classes = entry.getAttributeValues(ObjectSelection.OBJECT_CLASS);
        return classes == null || classes.length == 0 ? "" : classes[classes.length - 1];
    }

    Optional<ObjectGuid> parent() {
        return Optional.ofNullable(entry.getAttributeValueBytes(ObjectSelection.PARENT_GUID))
                .map(ObjectGuid::of);
    }

    /** Whether the class, or one derived from it, was returned. */
    boolean isOf(String objectClass) {
        String[] classes = entry.getAttributeValues(ObjectSelection.OBJECT_CLASS);
        return classes != null && Arrays.stream(classes).anyMatch(objectClass::equalsIgnoreCase);
    }

    boolean has(String attribute) {
        return entry.hasAttribute(attribute);
    }

    /** Whether the attribute was returned, as a whole or in part. */
    boolean hasValuesOf(String attribute) {
        return entry.getAttributes().stream()
                .anyMatch(found -> RangedName.parse(found.getName()).name().equalsIgnoreCase(attribute));
    }

    /** First component of the name; the whole name for the naming context itself. */
    String rdn(String base) {
        if (name.equalsIgnoreCase(base)) {
            return name;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == ',') {
                return name.substring(0, i);
            }
        }
        return name;
    }

    static List<byte[]> values(Attribute attribute) {
        return Arrays.asList(attribute.getValueByteArrays());
    }

    /**
     * The targets of a link attribute, {@link ObjectGuid#NONE} for a name that stands for no object: names that are no
     * links may outlive what they name.
     */
    static List<ObjectGuid> targets(Attribute attribute) {
        return Arrays.stream(attribute.getValues())
                .map(value -> target(attribute, ExtendedName.parse(value)))
                .toList();
    }

    private static ObjectGuid target(Attribute attribute, ExtendedName value) {
        if (value.guid().isEmpty() && (value.name().isEmpty() || !DN.isValidDN(value.name()))) {
            throw new DirectoryFailure(
                    DirectoryFailure.Code.ANSWER_UNEXPECTED,
                    "A value of " + attribute.getBaseName()
                            + ", which is asked for as a link, is not the name of an object",
                    "Take " + attribute.getBaseName() + " out of the references of the mappings.");
        }
        return value.guid().orElse(ObjectGuid.NONE);
    }
}
