package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class SchemaChangesOnThePrivatePostgresTest extends SchemaChangesContract {
    SchemaChangesOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
