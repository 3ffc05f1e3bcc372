package org.footbridge.engine.planning;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.projection.DesiredObject;

/** The failures that come from what is in the tenant directory already. */
final class Failures {

    private static final String ANCHOR = Match.ANCHOR;
    /** So many of several objects are named. */
    private static final int SHOWN = 3;

    private Failures() {}

    /** The key as it may be shown. */
    static MatchKey shown(DesiredObject desired, MatchKey key) {
        return desired.redacted().contains(key.property()) ? new MatchKey(key.property(), "[Redacted]") : key;
    }

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

    static Failure typeMismatch(StagedObject source, TargetKind wanted, DirectoryObject found, MatchKey by) {
        return new Failure(
                "ObjectTypeMismatch",
                by.property(),
                by.value(),
                source.distinguishedName() + " is to be a " + wanted.dbName() + ", but its " + by.property()
                        + " belongs to " + named(found) + ".",
                "Change " + by.property() + " on one of the two, or remove the object in the tenant directory.",
                true);
    }

    static Failure invalidSoftMatch(StagedObject source, DirectoryObject found, MatchKey by) {
        return new Failure(
                "InvalidSoftMatch",
                by.property(),
                by.value(),
                "The " + by.property() + " " + by.value() + " of " + source.distinguishedName() + " belongs to "
                        + named(found) + ", which is synchronised from another source object.",
                "Change " + by.property() + " on one of the two; this is tried again in each cycle.",
                true);
    }

    static Failure invalidHardMatch(StagedObject source, DesiredObject desired, DirectoryObject found) {
        return new Failure(
                "InvalidHardMatch",
                ANCHOR,
                desired.anchor().value(),
                source.distinguishedName() + " has the anchor of " + named(found)
                        + (found.synced()
                                ? ", which came from another source object"
                                : ", which is managed in the cloud")
                        + "; this tenant does not let such objects be taken over.",
                "If the two are the same person, set blockCloudObjectTakeoverThroughHardMatchEnabled to false for one"
                        + " cycle; otherwise give the source object another anchor.",
                true);
    }

    static Failure administrator(StagedObject source, DirectoryObject found, MatchKey by) {
        return new Failure(
                "ExistingAdminRoleConflict",
                by.property(),
                by.value(),
                source.distinguishedName() + " matches " + named(found) + " by its " + by.property() + " " + by.value()
                        + ", but that one has a role in the administration of the tenant.",
                "Take its role assignments away, wait for a cycle, and give them back.",
                true);
    }

    static Failure severalFound(StagedObject source, MatchKey by, List<DirectoryObject> found) {
        return new Failure(
                "DuplicateTargetEntries",
                by.property(),
                by.value(),
                "The " + by.property() + " " + by.value() + " of " + source.distinguishedName() + " belongs to "
                        + found.size() + " objects: "
                        + found.stream()
                                .limit(SHOWN)
                                .map(Failures::named)
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + (found.size() > SHOWN ? " and others" : "") + ".",
                "Leave the value to one of them, or match by a property that is unique.",
                true);
    }

    static Failure noTemporaryName(StagedObject source, String wanted, String tried) {
        return new Failure(
                "AttributeValueMustBeUnique",
                UniqueKeys.USER_PRINCIPAL_NAME,
                wanted,
                "The user principal name " + wanted + " of " + source.distinguishedName()
                        + " is held, and so are the temporary names from " + tried + " on.",
                "Change the user principal name; this is tried again in each cycle.",
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

    static Failure heldBy(StagedObject source, MatchKey key, String holder) {
        boolean name = key.property().equals(UniqueKeys.USER_PRINCIPAL_NAME);
        return new Failure(
                name ? "DuplicateUserPrincipalName" : "DuplicateProxyAddress",
                key.property(),
                key.value(),
                (name ? "The user principal name " : "The address ") + key.value() + " of " + source.distinguishedName()
                        + " is held by " + holder + ".",
                "Change it on one of the two; this is tried again in each cycle.",
                true);
    }

    static String named(DirectoryObject object) {
        return "the " + object.kind().dbName() + " " + object.id()
                + object.text("displayName").map(name -> " (" + name + ")").orElse("");
    }

    /** An object that the plan makes or changes. */
    static String named(Candidate candidate) {
        return candidate
                .target()
                .map(Failures::named)
                .orElseGet(() -> "the source object " + candidate.guid() + " ("
                        + candidate.source().distinguishedName() + "), which is being created");
    }
}
