package org.footbridge.service.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.footbridge.service.running.Browser;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.tenants.ClientRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortalTest {
    private final RunningService service = RunningService.shared();
    private final RunningService.TestTenant tenant = service.tenant("portal");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final Browser browser = Browser.signedIn(service, tenant, ClientRole.ADMINISTRATOR);

    @Test
    void pagesShowWhatIsThereAndEscapeIt() {
        UUID id = rows.user("<script>alert(1)</script> Möller", ", \"proxyAddresses\": [\"SMTP:a@b\", \"smtp:c@d\"]");
        rows.event(UUID.randomUUID(), id, "<b>name</b>", "failure");
        assertThat(browser.get("/portal").text()).contains("Overview", "What happened last", "DuplicateValue");
        Answer list = browser.get("/portal/users?search=%3Cscript");
        assertThat(list.text())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; Möller")
                .doesNotContain("<script>alert");
        Answer object = browser.get("/portal/objects/" + id);
        assertThat(object.text()).contains("smtp:c@d", "jobTitle", "Baker").doesNotContain("<b>name");
        assertThat(object.header("content-security-policy")).contains("default-src 'none'", "script-src 'self'");
        assertThat(browser.get("/assets/portal.css").status()).isEqualTo(200);
    }

    @Test
    void whatIsNotThereIsAPageToo() {
        assertThat(browser.get("/portal/objects/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(browser.get("/portal/objects/odd").text()).contains("There is nothing here");
        assertThat(browser.get("/portal/computers").status()).isEqualTo(404);
        assertThat(browser.get("/portal/log?status=odd").status()).isEqualTo(400);
    }

    @Test
    void aPageIsForWhoIsSignedInOnly() {
        rows.user("Unmistakable", "");
        Browser stranger = new Browser(service);
        Answer refused = stranger.get("/portal/users");
        assertThat(refused.status()).isEqualTo(302);
        assertThat(refused.header("location")).endsWith("/portal/signin?then=%2Fportal%2Fusers");
        assertThat(stranger.get("/").text()).contains("admin center").doesNotContain("Unmistakable");
        for (String path :
                new String[] {"/%70ortal/users", "//portal/users", "/;x/portal/users", "/portal/../portal/users"}) {
            Answer odd = stranger.get(path);
            assertThat(odd.status()).as(path).isGreaterThanOrEqualTo(302);
            assertThat(odd.text()).doesNotContain("Unmistakable");
        }
        assertThat(service.get("/portal/users", tenant.administrator()).status())
                .isEqualTo(302);
    }

    @Test
    void anotherTenantsObjectsAreNotThere() {
        UUID mine = rows.user("Only here", "");
        Browser other = Browser.signedIn(service, service.tenant("other"), ClientRole.ADMINISTRATOR);
        assertThat(other.get("/portal/objects/" + mine).status()).isEqualTo(404);
        assertThat(other.get("/portal/users?search=Only").text()).doesNotContain("Only here");
    }

    @Test
    void anotherHostNameIsRefusedWithoutTls() throws IOException {
        int port = service.bean(PortalDoor.class).port();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 421")
                    .contains("PortalNotOnLoopback");
        }
    }
}
