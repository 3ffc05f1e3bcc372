package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class ConflictsOnThePrivatePostgresTest extends ConflictsContract {
    ConflictsOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
