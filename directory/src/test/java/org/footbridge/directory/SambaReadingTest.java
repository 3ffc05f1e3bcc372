package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.footbridge.sambaforest.Grant;
import org.footbridge.sambaforest.SambaForest;
import org.footbridge.sambaforest.SambaOptions;
import org.footbridge.sambaforest.ServiceAccount;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class SambaReadingTest extends DirectoryReadingContract {
    @TempDir
    static Path folder;

    private static ForestAccess access;
    private static SambaForest samba;

    @BeforeAll
    static void start() throws IOException {
        samba = SambaForest.prepared(
                folder.resolve("dc"),
                "READING.TEST",
                "READING",
                SambaOptions.defaults().exchangeSchema(),
                Optional.empty());
        ServiceAccount reader = samba.createServiceAccount(
                "reader", EnumSet.of(Grant.REPLICATING_DIRECTORY_CHANGES, Grant.SEES_DELETED_OBJECTS));
        ServiceAccount all = samba.createServiceAccount(
                "all",
                EnumSet.of(
                        Grant.REPLICATING_DIRECTORY_CHANGES,
                        Grant.SEES_DELETED_OBJECTS,
                        Grant.READS_FOREIGN_PRINCIPALS));
        ServiceAccount plain = samba.createServiceAccount("plain", EnumSet.noneOf(Grant.class));
        allowChangesOfTheSchema();
        samba.start();
        access = new Access(samba, simple(reader), simple(all), simple(plain));
    }

    private static void allowChangesOfTheSchema() throws IOException {
        Path settings = samba.directory().resolve("etc/smb.conf");
        Files.writeString(
                settings,
                Files.readString(settings).replace("[global]", "[global]\n\tdsdb:schema update allowed = yes"));
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
    class Browsing extends BrowsingContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class Members extends MembersContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class Parts extends PartsContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class ForeignPrincipals extends ForeignPrincipalsContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }

        @Override
        protected boolean hidesThem() {
            return true;
        }
    }

    @Nested
    class DeletedObjects extends DeletedObjectsContract {
        @Override
        protected ForestAccess forest() {
            return access;
        }
    }

    @Nested
    class AwkwardNames extends AwkwardNamesContract {
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

    /** Samba makes no answer beyond 256 MiB. */
    @Test
    void morePhotosThanOneAnswerHoldsAreReadInSmallerPages() throws LDAPException {
        ReadSettings settings = new ReadSettings(
                List.of(new RequestedAttribute("jpegPhoto", ValueKind.BINARY)),
                List.of("user"),
                List.of(),
                List.of(),
                1000);
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            DirectoryPosition position = new ReadAll(connection, settings).read(_ -> {});
            for (int i = 0; i < 54; i++) {
                unit.user("U" + i, new Attribute("jpegPhoto", new byte[5 * 1024 * 1024]));
            }
            AtomicLong told = new AtomicLong();
            new ReadAttributes(connection, settings).read(entry -> told.addAndGet(bytes(entry)));
            assertThat(told.get()).isGreaterThanOrEqualTo(54L * 5 * 1024 * 1024);
            assertThatThrownBy(() -> new ReadChanges(connection, settings).read(position, _ -> {}))
                    .isInstanceOfSatisfying(
                            DirectoryFailure.class,
                            failure -> assertThat(failure.code()).isEqualTo(DirectoryFailure.Code.WATERMARK_REFUSED));
        }
    }

    /** Nothing is restarted in between: the connection is the same. */
    @Test
    void anAttributeThatIsAddedToTheSchemaIsSeenAndReadAtOnce() throws LDAPException {
        try (TestUnit unit = new TestUnit(access);
                DirectoryConnection connection = access.connect()) {
            String ann = unit.user("Ann");
            String schema = "CN=Schema,CN=Configuration," + access.base();
            ReadSettings settings = new ReadSettings(
                    List.of(new RequestedAttribute("corpBadge", ValueKind.TEXT)),
                    List.of("user"),
                    List.of(),
                    List.of(),
                    1000);
            DirectoryPosition position = new ReadAll(connection, settings).read(new Reading());
            byte[] before = connection.schemaVersion().orElseThrow();
            unit.administrator.add(
                    "CN=corpBadge," + schema,
                    new Attribute("objectClass", "attributeSchema"),
                    new Attribute("lDAPDisplayName", "corpBadge"),
                    new Attribute("attributeID", "1.2.840.113556.1.8000.2554.4178.30214.7733.17301.36841.9.1"),
                    new Attribute("attributeSyntax", "2.5.5.12"),
                    new Attribute("oMSyntax", "64"),
                    new Attribute("isSingleValued", "TRUE"));
            unit.addValue("", "schemaUpdateNow", "1");
            unit.addValue("CN=User," + schema, "mayContain", "corpBadge");
            unit.addValue("", "schemaUpdateNow", "1");

            assertThat(Arrays.compareUnsigned(connection.schemaVersion().orElseThrow(), before))
                    .isPositive();
            DirectorySchema read = new ReadSchema(connection).read(List.of("user"));
            assertThat(read.attributes()).extracting(SchemaAttribute::name).contains("corpBadge");
            assertThat(read.classes().getFirst().allowed()).contains("corpBadge");
            unit.replace(ann, "corpBadge", "A-17");
            Reading reading = new Reading();
            new ReadChanges(connection, settings).read(position, reading);
            assertThat(reading.of(unit.guid(ann)).texts("corpBadge")).containsExactly("A-17");
        }
    }

    private static long bytes(DirectoryEntry entry) {
        return entry.attributes().stream()
                .flatMap(attribute -> attribute.values().stream())
                .mapToLong(value -> value.length)
                .sum();
    }

    static Credentials simple(ServiceAccount account) {
        return new Credentials.Simple(
                account.userPrincipalName(), Secret.of(account.password().toCharArray()));
    }

    record Access(SambaForest samba, Credentials reader, Credentials readerOfForeignPrincipals, Credentials plain)
            implements ForestAccess {
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
