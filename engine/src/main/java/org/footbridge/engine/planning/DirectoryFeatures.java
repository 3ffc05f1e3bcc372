package org.footbridge.engine.planning;

import org.footbridge.engine.MatchKey;
import org.footbridge.engine.UniqueKeys;

/**
 * What a tenant wants of matching and of conflicts; the switches of {@code onPremisesDirectorySynchronization} in
 * Microsoft Graph that the plan heeds.
 *
 * @param blockSoftMatch objects are matched by their anchor only
 * @param softMatchOnUpn a user may be matched by its user principal name
 * @param blockCloudObjectTakeoverThroughHardMatch an object that is managed in the cloud is not taken over by its anchor
 * @param quarantineUponUpnConflict an object whose user principal name another one has gets a stand-in, instead of
 *     failing
 * @param quarantineUponProxyAddressesConflict an object goes without addresses that another one has, instead of failing
 * @param synchronizeUpnForManagedUsers the user principal name of an existing user follows the directory
 */
public record DirectoryFeatures(
        boolean blockSoftMatch,
        boolean softMatchOnUpn,
        boolean blockCloudObjectTakeoverThroughHardMatch,
        boolean quarantineUponUpnConflict,
        boolean quarantineUponProxyAddressesConflict,
        boolean synchronizeUpnForManagedUsers) {

    /** Of a tenant that has not said otherwise. */
    public static final DirectoryFeatures DEFAULTS = new DirectoryFeatures(false, true, false, true, true, true);

    /** The same, but every conflict is a failure. */
    public DirectoryFeatures withoutQuarantine() {
        return withQuarantine(false);
    }

    /** The same, but no conflict is a failure. */
    DirectoryFeatures withQuarantine() {
        return withQuarantine(true);
    }

    private DirectoryFeatures withQuarantine(boolean on) {
        return new DirectoryFeatures(
                blockSoftMatch,
                softMatchOnUpn,
                blockCloudObjectTakeoverThroughHardMatch,
                on,
                on,
                synchronizeUpnForManagedUsers);
    }

    /** Whether an object goes without the value when another one has it, instead of failing. */
    boolean holds(MatchKey key) {
        return switch (key.property()) {
            case UniqueKeys.USER_PRINCIPAL_NAME -> quarantineUponUpnConflict;
            case UniqueKeys.PROXY_ADDRESSES -> quarantineUponProxyAddressesConflict;
            default -> false;
        };
    }
}
