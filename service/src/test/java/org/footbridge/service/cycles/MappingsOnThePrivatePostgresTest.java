package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class MappingsOnThePrivatePostgresTest extends MappingsContract {
    MappingsOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
