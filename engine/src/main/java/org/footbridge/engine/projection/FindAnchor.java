package org.footbridge.engine.projection;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.Failure;
import org.footbridge.engine.SourceAnchor;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.mapping.AnchorRule;

/** Finds the source anchor of an object. */
final class FindAnchor {

    static final String CONSISTENCY_GUID = "mS-DS-ConsistencyGuid";
    private static final String OBJECT_GUID = "objectGUID";
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
            case AnchorRule.ConsistencyGuidOrObjectGuid() -> consistencyGuidOrObjectGuid(object);
            case AnchorRule.Attribute(String name) -> attribute(object, name);
        };
    }

    /** The same, with the attribute that decided. */
    static MappingTrace.Anchor trace(StagedObject object, AnchorRule rule) {
        String attribute = switch (rule) {
            case AnchorRule.ObjectGuid() -> OBJECT_GUID;
            case AnchorRule.ConsistencyGuidOrObjectGuid() ->
                consistencyGuid(object).isPresent() ? CONSISTENCY_GUID : OBJECT_GUID;
            case AnchorRule.Attribute(String name) -> name;
        };
        return switch (of(object, rule)) {
            case Found.Anchor(SourceAnchor anchor) ->
                new MappingTrace.Anchor(attribute, Optional.of(anchor), Optional.empty());
            case Found.Unusable(Failure failure) ->
                new MappingTrace.Anchor(attribute, Optional.empty(), Optional.of(failure));
        };
    }

    private static Found objectGuid(StagedObject object) {
        return new Found.Anchor(new SourceAnchor(object.guid().toBase64()));
    }

    /** Its value, unless it is empty. */
    static Optional<AttributeValue.Binary> consistencyGuid(StagedObject object) {
        return object.binary(CONSISTENCY_GUID).filter(value -> !value.base64().isEmpty());
    }

    private static Found consistencyGuidOrObjectGuid(StagedObject object) {
        Optional<AttributeValue.Binary> guid = consistencyGuid(object);
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

    /** Which of several values a directory gives first is chance, so they make no anchor. */
    private static Found attribute(StagedObject object, String name) {
        List<AttributeValue> values = object.values(name);
        if (values.isEmpty() || values.getFirst().text().isBlank()) {
            return new Found.Unusable(new Failure(
                    "SourceAnchorMissing",
                    name,
                    "",
                    "The object " + object.distinguishedName() + " has no source anchor: " + name + " has no value.",
                    "Give " + name + " a value, or choose an anchor that every object has.",
                    false));
        }
        if (values.size() > 1) {
            return invalid(object, name, "", "has several values");
        }
        AttributeValue value = values.getFirst();
        return AnchorText.fault(value)
                .map(fault -> invalid(object, name, value.text(), fault))
                .orElseGet(() -> new Found.Anchor(new SourceAnchor(value.text())));
    }

    private static Found invalid(StagedObject object, String name, String value, String fault) {
        return new Found.Unusable(new Failure(
                "InvalidSourceAnchor",
                name,
                value,
                "The attribute " + name + " of " + object.distinguishedName() + " cannot be a source anchor: it "
                        + fault + ".",
                "Correct the attribute in the directory, or choose another anchor.",
                false));
    }
}
