package org.footbridge.service.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.storage.TestDatabases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class AuthorityTest {
    @TempDir
    private Path data;

    @Test
    void theMasterKeyIsMadeOnceAndForItsOwnerOnly() throws Exception {
        byte[] sealed = MasterKey.in(data).seal("name", new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("master.key"))))
                .isEqualTo("rw-------");
        assertThat(MasterKey.in(data).open("name", sealed)).containsExactly(1, 2, 3);
        assertUnusable(() -> MasterKey.in(data).open("another name", sealed));
        sealed[sealed.length - 1] ^= 1;
        assertUnusable(() -> MasterKey.in(data).open("name", sealed));
        Files.write(data.resolve("master.key"), new byte[] {1});
        assertUnusable(() -> MasterKey.in(data));
    }

    @Test
    void replicasThatStartAtOnceAgreeOnOneAuthority() throws Exception {
        try (HikariDataSource source = TestDatabases.fresh()) {
            List<CompletableFuture<X509Certificate>> starts = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                starts.add(CompletableFuture.supplyAsync(
                        () -> authority(source, data).certificate()));
            }
            X509Certificate first = starts.getFirst().get(30, TimeUnit.SECONDS);
            for (CompletableFuture<X509Certificate> start : starts) {
                assertThat(start.get(30, TimeUnit.SECONDS)).isEqualTo(first);
            }
            assertThat(Pem.certificate(Files.readString(data.resolve("authority.pem"))))
                    .isEqualTo(first);
            assertThat(authority(source, data).certificate()).isEqualTo(first);
        }
    }

    @Test
    void anotherMasterKeyIsRefusedWithTheNextStep(@TempDir Path elsewhere) {
        try (HikariDataSource source = TestDatabases.fresh()) {
            authority(source, data);
            assertUnusable(() -> authority(source, elsewhere));
        }
    }

    @Test
    void theServersCertificateNamesTheConfiguredHosts() throws Exception {
        try (HikariDataSource source = TestDatabases.fresh()) {
            Authority authority = authority(source, data);
            ServerIdentity identity = new ServerIdentity(authority, properties(data, "Sync.Example.com", "192.0.2.7"));
            X509Certificate certificate = identity.chain()[0];
            certificate.verify(authority.certificate().getPublicKey());
            assertThat(certificate.getSubjectAlternativeNames())
                    .extracting(name -> String.valueOf(name.get(1)))
                    .contains("sync.example.com", "192.0.2.7", "localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
            assertThat(identity.renewIfDue(Instant.now().plus(Duration.ofDays(59))))
                    .isFalse();
            assertThat(identity.renewIfDue(Instant.now().plus(Duration.ofDays(61))))
                    .isTrue();
            assertThat(identity.chain()[0]).isNotEqualTo(certificate);
        }
    }

    private static Authority authority(HikariDataSource source, Path data) {
        KeysProperties properties = properties(data);
        return new Authority(new ServiceKeys(JdbcClient.create(source), properties), properties);
    }

    private static KeysProperties properties(Path data, String... names) {
        return new KeysProperties(data, List.of(names), new KeysProperties.Tls(true));
    }

    private static void assertUnusable(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ServiceFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo("MasterKeyUnusable");
            assertThat(failure.nextStep()).contains("master.key");
        });
    }
}
