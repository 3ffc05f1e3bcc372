package org.footbridge.service.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.keys.KeysProperties;
import org.footbridge.service.keys.SealSecrets;
import org.footbridge.service.keys.TestServer;
import org.footbridge.service.notifications.Notify.Kind;
import org.footbridge.service.notifications.Notify.Message;
import org.footbridge.service.notifications.ScriptedMailServer.Manner;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.tenants.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Mail and webhooks as a mail server and a web server get them. */
@Tag("slow")
class DeliverNotificationsTest {
    private static final Message QUARANTINE = new Message(
            "DirectoryCredentialsRefused",
            "Synchronisation 'corp' is in quarantine",
            "dc1 refused the account ümlaut.",
            "Give the agent the right password.");

    private static final Duration DEADLINE = Duration.ofSeconds(4);

    private final TenantId tenant = new TenantId(UUID.randomUUID());
    private Instant now = Instant.parse("2026-03-02T12:00:00Z");

    @TempDir
    private Path folder;

    private HikariDataSource database;
    private JdbcClient jdbc;
    private Channels channels;
    private Notify notify;
    private DeliverNotifications deliver;
    private Notifications notifications;
    private Send send;
    /** The mail server reads its key once in the life of the process. */
    private static TestServer tls;

    @TempDir
    private static Path keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        tls = TestServer.named("localhost");
        System.setProperty("greenmail.tls.keystore.file", tls.keyStore(keys).toString());
        System.setProperty("greenmail.tls.keystore.password", TestServer.PASSWORD);
    }

    @BeforeEach
    void open() throws Exception {
        database = TestDatabases.fresh();
        jdbc = JdbcClient.create(database);
        jdbc.sql("insert into tenant (id, name, display_name, initial_domain) values (?, 'contoso', 'C', 'c.invalid')")
                .param(tenant.value())
                .update();
        InstantSource moving = () -> now;
        Path authority = Files.writeString(folder.resolve("ca.pem"), tls.authorityPem());
        NotificationsProperties properties =
                new NotificationsProperties(authority, Duration.ofSeconds(5), DEADLINE, Duration.ofMinutes(10), true);
        channels = new Channels(
                jdbc, new SealSecrets(new KeysProperties(folder, List.of(), new KeysProperties.Tls(true))));
        notify = new Notify(jdbc, moving.withZone(ZoneOffset.UTC));
        Outbox outbox = new Outbox(jdbc);
        send = new Send(channels, properties);
        deliver = new DeliverNotifications(outbox, send, properties, moving.withZone(ZoneOffset.UTC));
        notifications = new Notifications(jdbc, outbox, send, moving.withZone(ZoneOffset.UTC));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static GreenMail mailServer(String protocol) {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", protocol));
        server.start();
        return server;
    }

    @Test
    void aMailSaysWhatIsTheMatterAndWhatToDo() throws Exception {
        GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTPS);
        try {
            server.setUser("sync@corp.example", "sync", "s3cret");
            channels.set(
                    tenant,
                    ReadChannel.of("mail", json("""
                            {"host":"localhost","port":%d,"security":"tls","user":"sync","from":"sync@corp.example",
                             "to":["ops@corp.example","night@corp.example"]}
                            """.formatted(server.getSmtps().getPort()))),
                    Optional.of("s3cret"));
            notify.once(tenant, Kind.QUARANTINE, "corp", QUARANTINE);

            deliver.run();
            deliver.run();

            assertThat(server.waitForIncomingEmail(10_000, 2)).isTrue();
            MimeMessage mail = server.getReceivedMessages()[0];
            assertThat(server.getReceivedMessages()).hasSize(2);
            assertThat(mail.getSubject()).isEqualTo("[Footbridge] Synchronisation 'corp' is in quarantine");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            assertThat(String.valueOf(mail.getContent()))
                    .contains("ümlaut", "What to do: Give the agent", "Code: DirectoryCredentialsRefused", "contoso");
            assertThat(notifications.told(tenant, null, 10).getFirst().deliveries())
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.sentAt()).isEqualTo(now);
                        assertThat(delivery.nextAttemptAt()).isNull();
                        assertThat(delivery.attempts()).isEqualTo(1);
                    });
        } finally {
            server.stop();
        }
    }

    @Test
    void aMailServerThatIsAwayIsTriedAgainWithLongerPauses() throws Exception {
        GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTP);
        int port = server.getSmtp().getPort();
        server.stop();
        channels.set(tenant, ReadChannel.of("mail", json("""
                        {"host":"127.0.0.1","port":%d,"security":"none","from":"a@corp.example","to":["b@corp.example"]}
                        """.formatted(port))), Optional.empty());
        notify.once(tenant, Kind.QUARANTINE, "corp", QUARANTINE);
        for (int minutes : new int[] {1, 2, 4, 8}) {
            deliver.run();
            assertThat(notifications.told(tenant, null, 10).getFirst().deliveries())
                    .singleElement()
                    .satisfies(delivery -> {
                        assertThat(delivery.failure()).contains("did not take the mail");
                        assertThat(delivery.nextAttemptAt()).isEqualTo(now.plus(Duration.ofMinutes(minutes)));
                    });
            now = now.plus(Duration.ofMinutes(minutes));
        }
        now = now.plus(Duration.ofDays(4));
        deliver.run();
        assertThat(notifications
                        .told(tenant, null, 10)
                        .getFirst()
                        .deliveries()
                        .getFirst()
                        .nextAttemptAt())
                .as("given up")
                .isNull();
    }

    @Test
    void aWrongPasswordAndAServerOfAnotherNameAreToldByTheTest() throws Exception {
        GreenMail server = mailServer(ServerSetup.PROTOCOL_SMTPS);
        try {
            server.setUser("sync@corp.example", "sync", "s3cret");
            String settings = """
                    {"host":"%s","port":%d,"security":"tls","user":"sync","from":"a@corp.example","to":["b@corp.example"]}
                    """;
            int port = server.getSmtps().getPort();
            channels.set(
                    tenant, ReadChannel.of("mail", json(settings.formatted("localhost", port))), Optional.of("wrong"));
            assertThat(notifications.test(tenant, Optional.empty()))
                    .singleElement()
                    .satisfies(tested -> {
                        assertThat(tested.sent()).isFalse();
                        assertThat(tested.failure()).isEqualTo("localhost refused the user or the password.");
                    });
            channels.set(
                    tenant, ReadChannel.of("mail", json(settings.formatted("127.0.0.1", port))), Optional.of("s3cret"));
            assertThat(notifications.test(tenant, Optional.of("mail")))
                    .singleElement()
                    .satisfies(tested -> {
                        assertThat(tested.sent()).isFalse();
                        assertThat(tested.failure()).contains("127.0.0.1:" + port + " did not take the mail");
                    });
            assertThat(server.getReceivedMessages()).isEmpty();
        } finally {
            server.stop();
        }
    }

    /** An HTTPS server that gives prepared answers, then 200. */
    private static final class Hooks implements AutoCloseable {
        final Deque<Integer> statuses = new ArrayDeque<>();
        final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
        final List<String> bodies = new CopyOnWriteArrayList<>();
        final CountDownLatch left = new CountDownLatch(1);
        volatile boolean endless;
        private final CountDownLatch closed = new CountDownLatch(1);
        private final HttpsServer server;

        Hooks() throws IOException {
            server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(tls.context()));
            server.createContext("/hook", exchange -> {
                bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                headers.add(exchange.getRequestHeaders());
                if (endless) {
                    answerForEver(exchange);
                    return;
                }
                Integer status = statuses.poll();
                exchange.sendResponseHeaders(status == null ? 200 : status, -1);
                exchange.close();
            });
            server.start();
        }

        private void answerForEver(HttpExchange exchange) throws IOException {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                while (!closed.await(5, TimeUnit.MILLISECONDS)) {
                    body.write(new byte[8192]);
                    body.flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                left.countDown();
            }
        }

        String url() {
            return "https://localhost:" + server.getAddress().getPort() + "/hook";
        }

        @Override
        public void close() {
            closed.countDown();
            server.stop(0);
        }
    }

    @Test
    void aWebhookGetsASignedMessageAndIsTriedAgainUntilItTakesIt() throws Exception {
        try (Hooks hooks = new Hooks()) {
            String key = channels.set(
                            tenant,
                            ReadChannel.of("webhook", json("{\"url\":\"" + hooks.url() + "\"}")),
                            Optional.empty())
                    .orElseThrow();
            hooks.statuses.add(503);
            hooks.statuses.add(302);
            notify.once(tenant, Kind.HELD_DELETES, "corp", QUARANTINE);
            for (int attempt = 0; attempt < 4; attempt++) {
                deliver.run();
                now = now.plus(Duration.ofMinutes(5));
            }

            assertThat(hooks.bodies).hasSize(3);
            String body = hooks.bodies.getLast();
            JsonNode message = json(body);
            assertThat(message.path("kind").asString()).isEqualTo("heldDeletes");
            assertThat(message.path("event").asString()).isEqualTo("began");
            assertThat(message.path("tenant").asString()).isEqualTo("contoso");
            assertThat(message.path("nextStep").asString()).isEqualTo(QUARANTINE.nextStep());
            assertThat(hooks.bodies).allMatch(sent -> sent.equals(body));
            String timestamp = header(hooks, "Footbridge-Timestamp");
            assertThat(Instant.ofEpochSecond(Long.parseLong(timestamp)))
                    .isEqualTo(Instant.parse("2026-03-02T12:10:00Z"));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            assertThat(header(hooks, "Footbridge-Signature"))
                    .isEqualTo("v1="
                            + HexFormat.of()
                                    .formatHex(mac.doFinal((timestamp + "." + body).getBytes(StandardCharsets.UTF_8))));
            assertThat(header(hooks, "Footbridge-Notification"))
                    .isEqualTo(message.path("id").asString());
        }
    }

    private static String header(Hooks hooks, String name) {
        return hooks.headers.getLast().entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(entry -> entry.getValue().getFirst())
                .findFirst()
                .orElseThrow();
    }

    private void mail(ScriptedMailServer server, String security) {
        channels.set(
                tenant, ReadChannel.of("mail", json("""
                        {"host":"localhost","port":%d,%s"from":"a@corp.example","to":["b@corp.example"]}
                        """.formatted(server.port(), security))), Optional.of("s3cret"));
    }

    private Notifications.Delivered only() {
        List<Notifications.Delivered> deliveries =
                notifications.told(tenant, null, 10).getFirst().deliveries();
        assertThat(deliveries).hasSize(1);
        return deliveries.getFirst();
    }

    @Test
    void aMailIsEncryptedBeforeAnythingIsSaidByDefault() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Manner.OFFERS_STARTTLS, tls.context())) {
            mail(server, "\"user\":\"sync\",");
            notify.once(tenant, Kind.QUARANTINE, "corp", QUARANTINE);
            deliver.run();

            assertThat(only().failure()).isNull();
            assertThat(server.inClear).hasSize(2).allMatch(line -> line.startsWith("EHLO ") || line.equals("STARTTLS"));
            assertThat(server.encrypted)
                    .anyMatch(line -> line.startsWith("AUTH PLAIN "))
                    .anyMatch(line -> line.equals("RCPT TO:<b@corp.example>"))
                    .anyMatch(line -> line.startsWith("Subject: [Footbridge] "));
        }
    }

    @Test
    void nothingIsSaidToAMailServerThatDoesNotEncrypt() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Manner.KNOWS_NO_STARTTLS, tls.context())) {
            mail(server, "\"user\":\"sync\",");
            notify.once(tenant, Kind.QUARANTINE, "corp", QUARANTINE);
            deliver.run();

            assertThat(only().failure()).contains("did not take the mail");
            assertThat(server.left.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(server.inClear).allMatch(line -> line.startsWith("EHLO ") || line.equals("QUIT"));
            assertThat(server.encrypted).isEmpty();
        }
    }

    @Test
    @Timeout(60)
    void aMailServerThatAnswersByteByByteIsGivenUpAtTheDeadline() throws Exception {
        try (ScriptedMailServer server = new ScriptedMailServer(Manner.DRIPS, tls.context())) {
            mail(server, "\"security\":\"none\",");
            notify.once(tenant, Kind.QUARANTINE, "corp", QUARANTINE);
            deliver.run();

            assertThat(only().failure()).isEqualTo("localhost was not done with it after 4 seconds.");
            assertThat(only().nextAttemptAt()).isEqualTo(now.plus(Duration.ofMinutes(1)));
            assertThat(server.left.await(10, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    @Timeout(60)
    void aWebhookWhoseAnswerHasNoEndKeepsNobodyWaiting() throws Exception {
        try (Hooks hooks = new Hooks()) {
            hooks.endless = true;
            channels.set(
                    tenant, ReadChannel.of("webhook", json("{\"url\":\"" + hooks.url() + "\"}")), Optional.empty());
            notify.once(tenant, Kind.QUARANTINE, "corp", QUARANTINE);
            deliver.run();

            assertThat(only().failure()).isNull();
            assertThat(only().sentAt()).isEqualTo(now);
            assertThat(hooks.left.await(10, TimeUnit.SECONDS))
                    .as("the connection is closed")
                    .isTrue();
        }
    }

    @Test
    void privateAddressesAreNotWrittenToWhereThatIsNotAllowed() throws Exception {
        Send careful = new Send(
                channels,
                new NotificationsProperties(
                        folder.resolve("ca.pem"), Duration.ofSeconds(5), DEADLINE, Duration.ofMinutes(10), false));
        try (Hooks hooks = new Hooks()) {
            channels.set(
                    tenant, ReadChannel.of("webhook", json("{\"url\":\"" + hooks.url() + "\"}")), Optional.empty());
            Notifications tests = new Notifications(jdbc, new Outbox(jdbc), careful, Clock.systemUTC());
            for (String security : List.of("none", "starttls", "tls")) {
                channels.set(tenant, ReadChannel.of("mail", json("""
                                {"host":"localhost","port":25,"security":"%s","from":"a@corp.example","to":["b@corp.example"]}
                                """.formatted(security))), Optional.empty());
                assertThat(tests.test(tenant, Optional.empty()))
                        .hasSize(2)
                        .allSatisfy(tested -> assertThat(tested.failure())
                                .isEqualTo(
                                        "localhost has a private address. Whoever runs the service does not let it write"
                                                + " there."));
            }
            assertThat(hooks.bodies).isEmpty();
        }
    }

    @Test
    void socketsThatAreConnectedToPrivateAddressesAreNotTalkedOver() throws Exception {
        CheckedSockets sockets = new CheckedSockets(tls.context().getSocketFactory(), new AllowedAddresses(false));
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                Socket unconnected = sockets.createSocket();
                Socket connected = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort())) {
            assertThatThrownBy(() -> unconnected.connect(server.getLocalSocketAddress()))
                    .isInstanceOf(AddressRefused.class);
            assertThatThrownBy(() -> sockets.createSocket(connected, "localhost", server.getLocalPort(), true))
                    .isInstanceOf(AddressRefused.class);
            assertThat(connected.isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "8.8.8.8, true",
        "2606:4700::1111, true",
        "127.0.0.1, false",
        "10.1.2.3, false",
        "172.16.0.1, false",
        "172.32.0.1, true",
        "192.168.1.1, false",
        "169.254.169.254, false",
        "100.64.0.1, false",
        "0.0.0.0, false",
        "224.0.0.1, false",
        "::1, false",
        "fe80::1, false",
        "fd00::1, false",
        "::ffff:10.0.0.1, false",
        "64:ff9b::a00:1, false",
        "2002:a00:1::, false"
    })
    void onlyAddressesOfTheInternetArePublic(String address, boolean isPublic) throws Exception {
        assertThat(AllowedAddresses.isPublic(InetAddress.getByName(address))).isEqualTo(isPublic);
    }

    @Test
    void ofAWebhooksAddressIsShownOnlyWhereItLeads() {
        channels.set(
                tenant,
                ReadChannel.of("webhook", json("{\"url\":\"https://hooks.corp.example:8443/T0/B1/token?key=s3cret\"}")),
                Optional.empty());
        assertThat(channels.shown(tenant, "webhook").orElseThrow().path("url").asString())
                .isEqualTo("https://hooks.corp.example:8443");
        assertThat(jdbc.sql("select settings::text || encode(address, 'escape') from notification_channel")
                        .query(String.class)
                        .single())
                .doesNotContain("token", "s3cret");
        assertThat(channels.find(tenant, "webhook").orElseThrow().channel())
                .isEqualTo(new Channel.Webhook(URI.create("https://hooks.corp.example:8443/T0/B1/token?key=s3cret")));
    }

    @Test
    void secretsAreSealedAndNeverShown() {
        channels.set(tenant, ReadChannel.of("mail", json("""
                        {"host":"smtp.corp.example","user":"sync","from":"a@corp.example","to":["b@corp.example"]}
                        """)), Optional.of("s3cret"));
        assertThat(channels.shown(tenant, "mail").orElseThrow().toString())
                .doesNotContain("s3cret")
                .contains("\"secretSet\":true", "\"port\":587", "\"security\":\"starttls\"");
        assertThat(jdbc.sql("select settings::text || encode(secret, 'escape') from notification_channel")
                        .query(String.class)
                        .single())
                .doesNotContain("s3cret");
        assertThat(channels.secret(tenant, "mail")).contains("s3cret");
        assertThat(channels.secret(new TenantId(UUID.randomUUID()), "mail")).isEmpty();
    }

    @Test
    void aPasswordIsKeptForTheSameAccountAndSentToNoOtherServer() {
        String settings = """
                {"host":"%s","user":"sync","from":"a@corp.example","to":["%s"]}
                """;
        channels.set(
                tenant,
                ReadChannel.of("mail", json(settings.formatted("smtp.corp.example", "b@corp.example"))),
                Optional.of("s3cret"));
        channels.set(
                tenant,
                ReadChannel.of("mail", json(settings.formatted("smtp.corp.example", "c@corp.example"))),
                Optional.empty());
        assertThat(channels.secret(tenant, "mail")).contains("s3cret");
        assertThatThrownBy(() -> channels.set(
                        tenant,
                        ReadChannel.of("mail", json(settings.formatted("evil.example", "c@corp.example"))),
                        Optional.empty()))
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("NotificationSecretMissing"));
    }

    @Test
    void settingsThatCannotWorkAreRefused() {
        for (String settings : List.of(
                "{\"url\":\"http://hooks.example/x\"}",
                "{\"url\":\"https://user:pass@hooks.example/x\"}",
                "{\"url\":\"https:///x\"}",
                "{\"url\":\"not a url\"}",
                "{}")) {
            refused("webhook", settings);
        }
        for (String settings : List.of(
                "{\"host\":\"smtp\",\"from\":\"a@b.example\",\"to\":[]}",
                "{\"host\":\"smtp\",\"from\":\"nobody\",\"to\":[\"a@b.example\"]}",
                "{\"host\":\"smtp\",\"from\":\"a@b.example\",\"to\":[\"a@b.example\\nBcc: c@d.example\"]}",
                "{\"host\":\"sm tp\",\"from\":\"a@b.example\",\"to\":[\"a@b.example\"]}",
                "{\"host\":\"smtp\",\"security\":\"maybe\",\"from\":\"a@b.example\",\"to\":[\"a@b.example\"]}",
                "{\"host\":\"smtp\",\"security\":\"none\",\"user\":\"u\",\"from\":\"a@b.example\",\"to\":[\"a@b.example\"]}",
                "{\"host\":\"smtp\",\"port\":70000,\"from\":\"a@b.example\",\"to\":[\"a@b.example\"]}")) {
            refused("mail", settings);
        }
        refused("pigeon", "{}");
    }

    private static void refused(String channel, String settings) {
        assertThatThrownBy(() -> ReadChannel.of(channel, json(settings)))
                .as(settings)
                .isInstanceOfSatisfying(
                        ServiceFailure.class,
                        failure -> assertThat(failure.code()).isEqualTo("InvalidNotificationChannel"));
    }
}
