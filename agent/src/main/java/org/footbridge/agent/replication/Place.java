package org.footbridge.agent.replication;

import org.footbridge.directory.DirectoryConnection;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.ObjectGuid;
import org.jspecify.annotations.Nullable;

/**
 * Of what a state is.
 *
 * @param domain objectGUID of the naming context's root, which no other one ever has
 * @param database invocationId of the domain controller's
 * @param controller its DNS name
 */
record Place(ObjectGuid domain, ObjectGuid database, String controller) {

    static Place of(DirectoryConnection connection) {
        return new Place(connection.baseGuid(), connection.invocationId(), connection.domainController());
    }

    /**
     * Other domain controllers of the domain know which of its changes they have; one whose database was restored has lost
     * some that were told, and may never tell of what it has instead.
     *
     * @throws DirectoryFailure (domain controller changed)
     */
    void require(Place since) {
        if (!domain.equals(since.domain)) {
            throw changed("Passwords were read of another domain than that which " + controller + " holds now", null);
        }
        if (controller.equalsIgnoreCase(since.controller) && !database.equals(since.database)) {
            throw changed("The database of " + controller + " was restored since passwords were read there", null);
        }
    }

    static DirectoryFailure changed(String reason, @Nullable RuntimeException cause) {
        return new DirectoryFailure(
                DirectoryFailure.Code.DOMAIN_CONTROLLER_CHANGED,
                reason,
                "Nothing to do: all passwords are looked at again.",
                cause);
    }
}
