package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class ChangedRulesOnThePrivatePostgresTest extends ChangedRulesContract {
    ChangedRulesOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
