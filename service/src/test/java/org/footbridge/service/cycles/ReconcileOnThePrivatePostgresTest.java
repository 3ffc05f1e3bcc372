package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class ReconcileOnThePrivatePostgresTest extends ReconcileContract {
    ReconcileOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
