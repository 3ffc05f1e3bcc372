package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class CyclesOnAnExternalPostgresTest extends CycleContract {
    CyclesOnAnExternalPostgresTest() {
        super(Server.EXTERNAL);
    }
}
