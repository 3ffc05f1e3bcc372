package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class ScopeOnThePrivatePostgresTest extends ScopeContract {
    ScopeOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
