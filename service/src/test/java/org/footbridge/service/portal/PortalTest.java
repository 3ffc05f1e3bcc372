package org.footbridge.service.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.tenants.Tenants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalTest {
    private final RunningService service = RunningService.shared();
    private final int port = service.bean(PortalDoor.class).port();
    private final DirectoryRows rows = new DirectoryRows(
            service.database(),
            service.bean(Tenants.class).resolve("default").orElseThrow().id());

    private Answer page(String path) {
        return service.send("GET", "http://localhost:" + port + path, null, null, null);
    }

    @Test
    void pagesShowWhatIsThereAndEscapeIt() {
        UUID id = rows.user("<script>alert(1)</script> Möller", ", \"proxyAddresses\": [\"SMTP:a@b\", \"smtp:c@d\"]");
        rows.event(UUID.randomUUID(), id, "<b>name</b>", "failure");
        assertThat(page("/").text()).contains("Overview", "What happened last", "DuplicateValue");
        Answer list = page("/portal/users?search=%3Cscript");
        assertThat(list.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; Möller")
                .doesNotContain("<script>alert");
        Answer object = page("/portal/objects/" + id);
        assertThat(object.text()).contains("smtp:c@d", "jobTitle", "Baker").doesNotContain("<b>name");
        assertThat(object.header("content-security-policy")).contains("default-src 'none'");
        assertThat(page("/portal/log?status=failure").text()).contains("Change one of them.");
        assertThat(page("/assets/portal.css").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsAPageToo() {
        assertThat(page("/portal/objects/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(page("/portal/objects/odd").text()).contains("There is nothing here");
        assertThat(page("/portal/computers").status()).isEqualTo(404);
        assertThat(page("/portal/log?status=odd").status()).isEqualTo(400);
    }

    @Test
    void theApisAreNotServedThere() {
        String token = service.tenant("portal").operator();
        for (String path : new String[] {"/v1.0/users", "/admin/v1/tenants", "/actuator/health", "/error"}) {
            assertThat(service.get("http://localhost:" + port + path, token).status())
                    .isEqualTo(404);
        }
        assertThat(service.json("POST", "http://localhost:" + port + "/", token, "{}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theHttpsEntranceHasNoPagesButOneWithoutData() {
        rows.user("Unmistakable", "");
        assertThat(service.get("/", null).text()).contains("Microsoft Graph").doesNotContain("Unmistakable");
        assertThat(service.get("/portal/users", null).status()).isEqualTo(404);
        assertThat(service.get("/%70ortal/users", null).status()).isGreaterThanOrEqualTo(400);
        assertThat(service.get("//portal/users", null).status()).isGreaterThanOrEqualTo(400);
        assertThat(service.get("/;x/portal/users", null).status()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void anotherHostNameIsRefused() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 421").doesNotContain("Overview");
        }
    }
}
