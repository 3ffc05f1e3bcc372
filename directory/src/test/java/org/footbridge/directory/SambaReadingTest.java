package org.footbridge.directory;

import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SambaReadingTest extends DirectoryReadingContract {
    @TempDir
    static Path folder;

    private static ForestAccess access;
    private static SambaForest samba;

    @BeforeAll
    static void start() {
        samba = SambaForest.prepared(
                folder.resolve("dc"), "READING.TEST", "READING", SambaOptions.defaults(), Optional.empty());
        ServiceAccount reader = samba.createServiceAccount(
                "reader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS));
        ServiceAccount plain = samba.createServiceAccount("plain", EnumSet.noneOf(Grant.class));
        samba.start();
        access = new Access(samba, simple(reader), simple(plain));
    }

    @AfterAll
    static void stop() {
        samba.close();
    }

    @Override
    protected ForestAccess forest() {
        return access;
    }

    @Nested
    class Members extends MembersContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class Schema extends SchemaContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    private static Credentials simple(ServiceAccount account) {
        return new Credentials.Simple(
                account.userPrincipalName(), Secret.of(account.password().toCharArray()));
    }

    private record Access(SambaForest samba, Credentials reader, Credentials plain) implements ForestAccess {
        @Override
        public DirectoryLocation location() {
            return DirectoryLocation.ldaps(List.of(samba.address()), samba.caFile());
        }

        @Override
        public String base() {
            return samba.baseDn();
        }

        @Override
        public LDAPConnection administrator() throws LDAPException {
            return samba.connection();
        }
    }
}
