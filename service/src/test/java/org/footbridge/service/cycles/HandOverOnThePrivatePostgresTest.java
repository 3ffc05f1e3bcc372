package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class HandOverOnThePrivatePostgresTest extends HandOverContract {
    HandOverOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
