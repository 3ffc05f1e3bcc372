package org.footbridge.service.passwords;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.footbridge.service.passwords.PasswordBench.User;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What a password could be found by is in no log and, in clear, in no table. */
class SecretsTest {
    private static final String PASSWORD = "Correct horse 7";
    private static final String TYPED = "Battery staple 8";

    /** As a directory stores it. */
    private static String hash(String password) {
        byte[] text = password.getBytes(StandardCharsets.UTF_16LE);
        MD4Digest digest = new MD4Digest();
        digest.update(text, 0, text.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return HexFormat.of().formatHex(hash);
    }

    @Test
    void noSecretIsInALogOrInTheDatabase() {
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Logger own = (Logger) LoggerFactory.getLogger("org.footbridge");
        Level before = own.getLevel();
        lines.start();
        root.addAppender(lines);
        own.setLevel(Level.TRACE);
        try (PasswordBench bench = new PasswordBench(40)) {
            User ann = bench.user("ann", PASSWORD);
            bench.directory.trouble(ann.source(), false);
            bench.pass();
            bench.directory.noTrouble();
            bench.clock.advance(Duration.ofMinutes(2));
            bench.pass();
            List<String> secrets = secrets(bench);
            scan(bench, secrets);
            assertThat(bench.signIn(ann, PASSWORD)).isEqualTo(SignInResult.ACCEPTED);
            assertThat(bench.signIn(ann, TYPED)).isEqualTo(SignInResult.WRONG);
            assertThat(bench.jdbc
                            .sql("select count(*) from sign_in_lockout")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            scan(bench, secrets);
            bench.wrap.wrap(Duration.ofMinutes(1));
            assertThat(bench.signIn(ann, PASSWORD)).isEqualTo(SignInResult.ACCEPTED);
            scan(bench, secrets);
            assertThat(lines.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .contains("sign-in");
            for (ILoggingEvent line : List.copyOf(lines.list)) {
                String text = line.getFormattedMessage() + line.getKeyValuePairs();
                assertThat(secrets).noneMatch(text::contains);
            }
        } finally {
            root.detachAppender(lines);
            own.setLevel(before);
        }
    }

    private static List<String> secrets(PasswordBench bench) {
        List<String> secrets = new ArrayList<>(List.of(PASSWORD, TYPED, hash(PASSWORD), hash(TYPED)));
        assertThat(bench.directory.sent).isNotEmpty();
        for (String derived : bench.directory.sent) {
            // the key itself, in hexadecimal
            secrets.add(derived.substring(derived.lastIndexOf(',') + 1, derived.length() - 1));
        }
        return secrets;
    }

    /** Every row of every table as text, bytes in hexadecimal. */
    private static void scan(PasswordBench bench, List<String> secrets) {
        List<String> tables = bench.jdbc
                .sql("select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query((row, _) -> row.getString(1))
                .list();
        assertThat(tables).contains("credential", "password_state", "sign_in_lockout");
        for (String table : tables) {
            bench.jdbc
                    .sql("select t::text from " + table + " t")
                    .query(String.class)
                    .list()
                    .forEach(row -> {
                        for (String secret : secrets) {
                            assertThat(row).as(table).doesNotContain(secret);
                            assertThat(row)
                                    .as(table)
                                    .doesNotContain(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8)));
                        }
                    });
        }
    }
}
