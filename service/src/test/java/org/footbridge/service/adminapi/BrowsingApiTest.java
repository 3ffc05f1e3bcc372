package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused before an agent is asked. */
@Tag("slow")
class BrowsingApiTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant =
            service.tenant("browsing" + UUID.randomUUID().toString().substring(0, 8));
    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
    private final String path = "/admin/v1/directories/" + domain;

    BrowsingApiTest() {
        new DirectoryRows(service.database(), tenant.id()).directory(domain);
    }

    @Test
    void withoutAnAgentThatIsConnectedItIsSaidAtOnce() {
        long began = System.nanoTime();
        for (Answer answer : new Answer[] {
            service.get(path + "/tree", tenant.reader()), service.get(path + "/search?text=ann", tenant.reader())
        }) {
            assertThat(answer.status()).isEqualTo(502);
            assertThat(answer.errorCode()).isEqualTo("NoActiveAgents");
            assertThat(answer.text()).contains(domain, "nextStep");
        }
        assertThat(System.nanoTime() - began).isLessThan(15_000_000_000L);
    }

    @ParameterizedTest
    @CsvSource({
        "/tree?parent=nonsense, 400",
        "/tree?after=nonsense, 400",
        "/tree?top=0, 400",
        "/tree?top=1001, 400",
        "/search, 400",
        "/search?text=%20, 400",
        "/search?text=a&kind=computer, 400",
        "/search?text=a&top=101, 400"
    })
    void whatMakesNoSenseIsRefused(String question, int status) {
        Answer answer = service.get(path + question, tenant.reader());
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(service.get("/admin/v1/directories/none.example.com" + question, tenant.reader())
                        .status())
                .isBetween(400, 404);
    }

    @Test
    void aReaderMayCountAndFaultsAreToldAsWhenItIsSaved() {
        String fault = "{\"directory\":\"" + domain + "\",\"nonsense\":1,\"scope\":{\"containers\":[\"nothing\"]}}";
        Answer counted = service.json("POST", path + "/counts", tenant.reader(), fault);
        Answer saved = service.json("PUT", "/admin/v1/configurations/x", tenant.administrator(), fault);
        assertThat(counted.status()).as(counted.text()).isEqualTo(400);
        assertThat(counted.errorCode()).isEqualTo("InvalidConfiguration");
        assertThat(counted.json().at("/error/details")).isEqualTo(saved.json().at("/error/details"));
        assertThat(service.json("POST", path + "/counts", tenant.reader(), "{\"directory\":\"other.example.com\"}")
                        .errorCode())
                .isEqualTo("invalidRequest");
        assertThat(service.get("/admin/v1/configurations", tenant.reader())
                        .json()
                        .path("value"))
                .isEmpty();
    }
}
