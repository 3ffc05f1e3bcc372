package org.footbridge.sampleforest.protocol;

import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import java.util.List;
import org.footbridge.sampleforest.store.Deletion;
import org.footbridge.sampleforest.store.DirectoryObject;
import org.footbridge.sampleforest.store.DirectoryStore;
import org.footbridge.sampleforest.store.PlacedName;
import org.footbridge.sampleforest.store.Refusal;

/**
 * Brings a tombstone back: one modify request that removes {@code isDeleted} and replaces {@code distinguishedName}
 * (MS-ADTS 3.1.1.5.3.7).
 */
record Reanimation(DirectoryStore store) {

    static boolean isMeant(DirectoryObject object, List<Modification> changes) {
        return object.deleted()
                && changes.stream()
                        .anyMatch(change -> change.getAttributeName().equalsIgnoreCase("isDeleted")
                                && change.getModificationType().equals(ModificationType.DELETE));
    }

    DirectoryObject apply(DirectoryObject object, List<Modification> changes) {
        String name = changes.stream()
                .filter(change -> change.getAttributeName().equalsIgnoreCase("distinguishedName")
                        && change.getModificationType().equals(ModificationType.REPLACE)
                        && change.getValues().length == 1)
                .map(change -> change.getValues()[0])
                .findFirst()
                .orElseThrow(() -> Refusal.unwilling("a restore has to replace distinguishedName as well"));
        PlacedName placed = PlacedName.parse(name);
        Deletion.restore(object, store.require(placed.parent()), placed.value());
        ModifyAttributes rest = new ModifyAttributes(store, object, true);
        for (Modification change : changes) {
            String attribute = change.getAttributeName();
            if (!attribute.equalsIgnoreCase("isDeleted") && !attribute.equalsIgnoreCase("distinguishedName")) {
                rest.collect(store.type(attribute), change);
            }
        }
        rest.commit();
        return object;
    }
}
