package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class FailoverOnThePrivatePostgresTest extends FailoverContract {
    FailoverOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
