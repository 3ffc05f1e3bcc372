package org.footbridge.service.cycles;

import org.footbridge.service.storage.TestDatabases.Server;

class GroupsInScopeOnThePrivatePostgresTest extends GroupsInScopeContract {
    GroupsInScopeOnThePrivatePostgresTest() {
        super(Server.PRIVATE);
    }
}
