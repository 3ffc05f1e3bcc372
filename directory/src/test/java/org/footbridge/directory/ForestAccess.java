package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;

/** A forest that the contract is run on. */
interface ForestAccess {
    DirectoryLocation location();

    /** An account with the right to replicate changes and to see deleted objects. */
    Credentials reader();

    /** The same, with the right to read all of what stands for objects of other forests. */
    default Credentials readerOfForeignPrincipals() {
        return reader();
    }

    /** An account of no special rights. */
    Credentials plain();

    String base();

    /** A new connection that may write; the caller closes it. */
    LDAPConnection administrator() throws LDAPException;

    default DirectoryConnection connect() {
        return new ConnectDirectory(location(), reader()).connect();
    }
}
