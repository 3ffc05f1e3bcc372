package org.footbridge.engine.planning;

import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.projection.DesiredObject;

/** The failures that come from what is in the tenant directory already. */
final class Failures {

    private static final String ANCHOR = "onPremisesImmutableId";

    private Failures() {}

    static Failure anchorChanged(StagedObject source, DesiredObject desired, DirectoryObject target) {
        return new Failure(
                "AnchorChanged",
                ANCHOR,
                desired.anchor().value(),
                "The source anchor of " + source.distinguishedName() + " changed; it is linked to " + named(target)
                        + ", whose anchor is "
                        + target.anchor().map(Object::toString).orElse("empty") + ".",
                "Put the old value back into the directory (mS-DS-ConsistencyGuid); an anchor is for life.",
                false);
    }

    static Failure typeMismatch(StagedObject source, TargetKind wanted, DirectoryObject found, Found by) {
        return new Failure(
                "ObjectTypeMismatch",
                by.property(),
                by.value(),
                source.distinguishedName() + " is to be a " + wanted.dbName() + ", but its " + by.property()
                        + " belongs to " + named(found) + ".",
                "Change " + by.property() + " on one of the two, or remove the object in the tenant directory.",
                true);
    }

    static Failure invalidSoftMatch(StagedObject source, DirectoryObject found, Found by) {
        return new Failure(
                "InvalidSoftMatch",
                by.property(),
                by.value(),
                "The " + by.property() + " " + by.value() + " of " + source.distinguishedName() + " belongs to "
                        + named(found) + ", which is synchronised from another source object.",
                "Change " + by.property() + " on one of the two; this is tried again in each cycle.",
                true);
    }

    static Failure anchorTaken(StagedObject source, DesiredObject desired, ObjectGuid other) {
        return new Failure(
                "DuplicateSourceAnchor",
                ANCHOR,
                desired.anchor().value(),
                source.distinguishedName() + " and the source object " + other + " have the same source anchor.",
                "Give one of them another mS-DS-ConsistencyGuid, or clear it there.",
                true);
    }

    static Failure targetTaken(StagedObject source, UUID target, ObjectGuid other) {
        return new Failure(
                "InvalidSoftMatch",
                "",
                target.toString(),
                source.distinguishedName() + " and the source object " + other + " both match the object " + target
                        + " of the tenant directory.",
                "Change the user principal name or the primary SMTP address of one of the two.",
                true);
    }

    static Failure heldBy(StagedObject source, UniqueKey key, DirectoryObject holder) {
        return duplicate(source, key, named(holder));
    }

    static Failure heldBy(StagedObject source, UniqueKey key, Candidate winner) {
        return duplicate(
                source,
                key,
                winner.target()
                        .map(Failures::named)
                        .orElse("the source object " + winner.guid() + " ("
                                + winner.source().distinguishedName() + "), which is being created"));
    }

    private static Failure duplicate(StagedObject source, UniqueKey key, String holder) {
        boolean name = key.kind() == UniqueKey.Kind.USER_PRINCIPAL_NAME;
        String property = name ? "userPrincipalName" : "proxyAddresses";
        return new Failure(
                name ? "DuplicateUserPrincipalName" : "DuplicateProxyAddress",
                property,
                key.value(),
                (name ? "The user principal name " : "The address ") + key.value() + " of " + source.distinguishedName()
                        + " is held by " + holder + ".",
                "Change it on one of the two; this is tried again in each cycle.",
                true);
    }

    private static String named(DirectoryObject object) {
        return "the " + object.kind().dbName() + " " + object.id()
                + object.text("displayName").map(name -> " (" + name + ")").orElse("");
    }

    /** The property by which an object was found. */
    record Found(String property, String value) {}
}
