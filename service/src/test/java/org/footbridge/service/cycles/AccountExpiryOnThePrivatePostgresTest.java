package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class AccountExpiryOnThePrivatePostgresTest extends AccountExpiryContract {
    AccountExpiryOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
