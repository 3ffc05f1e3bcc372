package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class BrokenCyclesOnThePrivatePostgresTest extends BrokenCycleContract {
    BrokenCyclesOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
