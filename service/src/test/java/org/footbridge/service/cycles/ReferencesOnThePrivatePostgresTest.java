package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class ReferencesOnThePrivatePostgresTest extends ReferencesContract {
    ReferencesOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
