package org.footbridge.acceptance;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;

/** A change that was thought of and not yet made. */
record Step(String description, Operation operation) {

    /** Makes the change. */
    @FunctionalInterface
    interface Operation {
        void run(LDAPConnection connection) throws LDAPException;
    }
}
