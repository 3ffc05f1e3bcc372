package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class HeldScopeOnThePrivatePostgresTest extends HeldScopeContract {
    HeldScopeOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
