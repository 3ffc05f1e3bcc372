package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Each test has an organisational unit and a connection of its own, in whatever forest a subclass brings. */
abstract class DirectoryContract {
    final Reading reading = new Reading();
    TestUnit unit;
    DirectoryConnection connection;

    protected abstract ForestAccess forest();

    @BeforeEach
    void open() throws LDAPException {
        unit = new TestUnit(forest());
        connection = forest().connect();
    }

    @AfterEach
    void close() throws LDAPException {
        connection.close();
        unit.close();
    }
}
