package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class CyclesOnThePrivatePostgresTest extends CycleContract {
    CyclesOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
