package org.footbridge.engine.projection;

import java.util.Optional;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.Failure;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.mapping.AnchorRule;

/** Finds the source anchor of an object. */
final class FindAnchor {

    private static final String CONSISTENCY_GUID = "mS-DS-ConsistencyGuid";
    private static final int GUID_LENGTH = 16;

    private FindAnchor() {}

    /** The anchor, or why there is none. */
    sealed interface Found {
        record Anchor(SourceAnchor anchor) implements Found {}

        record Unusable(Failure failure) implements Found {}
    }

    static Found of(StagedObject object, AnchorRule rule) {
        return switch (rule) {
            case AnchorRule.ObjectGuid() -> objectGuid(object);
            case AnchorRule.ConsistencyGuidOrObjectGuid() -> consistencyGuid(object);
            case AnchorRule.Attribute(String name) -> attribute(object, name);
        };
    }

    private static Found objectGuid(StagedObject object) {
        return new Found.Anchor(new SourceAnchor(object.guid().toBase64()));
    }

    private static Found consistencyGuid(StagedObject object) {
        Optional<AttributeValue.Binary> guid =
                object.binary(CONSISTENCY_GUID).filter(value -> value.bytes().length > 0);
        if (guid.isEmpty()) {
            return objectGuid(object);
        }
        return guid.get().bytes().length == GUID_LENGTH
                ? new Found.Anchor(new SourceAnchor(guid.get().base64()))
                : new Found.Unusable(new Failure(
                        "InvalidAttributeValue",
                        CONSISTENCY_GUID,
                        guid.get().base64(),
                        "The attribute " + CONSISTENCY_GUID + " of " + object.distinguishedName()
                                + " is not 16 bytes long.",
                        "Correct the attribute in the directory; the next cycle takes it up.",
                        false));
    }

    private static Found attribute(StagedObject object, String name) {
        return object.values(name).stream()
                .findFirst()
                .map(AttributeValue::text)
                .filter(text -> !text.isBlank())
                .<Found>map(text -> new Found.Anchor(new SourceAnchor(text)))
                .orElseGet(() -> new Found.Unusable(new Failure(
                        "SourceAnchorMissing",
                        name,
                        "",
                        "The object " + object.distinguishedName() + " has no source anchor: " + name
                                + " has no value.",
                        "Give " + name + " a value, or choose an anchor that every object has.",
                        false)));
    }
}
