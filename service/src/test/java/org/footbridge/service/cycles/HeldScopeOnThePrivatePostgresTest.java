package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class HeldScopeOnThePrivatePostgresTest extends HeldScopeContract {
    HeldScopeOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
