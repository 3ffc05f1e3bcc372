package org.footbridge.engine.projection;

import java.util.Optional;
import org.footbridge.engine.AttributeValue;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.mapping.AnchorRule;
import org.footbridge.engine.projection.Projection.Projected;

/**
 * An object whose source anchor is to be kept in the directory too. Its objectGUID is lost when it is moved to another
 * forest; an attribute can be taken along, so the object stays who it is.
 *
 * @param guid of the object to write to
 * @param attribute as LDAP spells it
 * @param value to put there, where nothing is now
 */
public record AnchorWriteBack(ObjectGuid guid, String attribute, AttributeValue.Binary value) {

    /** None when the option is off, the anchor is not of this kind, or the attribute has a value; and of groups never. */
    public static Optional<AnchorWriteBack> of(Projected projected, SyncRules rules) {
        boolean wanted = rules.anchorWriteBack()
                && rules.mappingOf(projected.source().objectClass())
                        .filter(mapping -> mapping.targetKind() != TargetKind.GROUP)
                        .filter(mapping -> mapping.anchor() instanceof AnchorRule.ConsistencyGuidOrObjectGuid)
                        .isPresent();
        return wanted && FindAnchor.consistencyGuid(projected.source()).isEmpty()
                ? Optional.of(new AnchorWriteBack(
                        projected.guid(),
                        FindAnchor.CONSISTENCY_GUID,
                        new AttributeValue.Binary(projected.guid().toBase64())))
                : Optional.empty();
    }
}
