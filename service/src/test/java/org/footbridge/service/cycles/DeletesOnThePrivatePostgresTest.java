package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class DeletesOnThePrivatePostgresTest extends DeletesContract {
    DeletesOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
