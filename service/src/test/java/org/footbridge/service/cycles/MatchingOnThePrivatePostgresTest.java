package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class MatchingOnThePrivatePostgresTest extends MatchingContract {
    MatchingOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
