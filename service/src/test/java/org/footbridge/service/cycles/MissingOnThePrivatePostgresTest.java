package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class MissingOnThePrivatePostgresTest extends MissingContract {
    MissingOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
