package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class WhyOnThePrivatePostgresTest extends WhyContract {
    WhyOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
