package org.footbridge.service.adminapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Passwords by the API of the running service. */
@Tag("slow")
class SignInCheckTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant =
            service.tenant("signin" + UUID.randomUUID().toString().substring(0, 8));
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());

    private Answer check(String token, String body) {
        return service.json("POST", "/signin/v1/check", token, body);
    }

    @Test
    void aUserWithoutAPasswordAndAStrangerAreToldApart() {
        UUID user = rows.user("Ann", "");
        Answer none = check(tenant.administrator(), "{\"user\":\"" + user + "\",\"password\":\"Secret-77\"}");
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().path("code").asInt()).isEqualTo(50056);
        assertThat(none.json().path("accepted").asBoolean(true)).isFalse();
        assertThat(none.json().path("userId").asString()).isEqualTo(user.toString());
        assertThat(none.header("cache-control")).isEqualTo("no-store");
        Answer stranger = check(tenant.administrator(), "{\"user\":\"x@example.com\",\"password\":\"Secret-77\"}");
        assertThat(stranger.json().path("code").asInt()).isEqualTo(50034);
        assertThat(none.text() + stranger.text()).doesNotContain("Secret-77");
    }

    @Test
    void graphSaysWhetherThePasswordExpires() {
        String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        rows.directory(domain);
        UUID configuration = UUID.fromString(service.json(
                        "PUT",
                        "/admin/v1/configurations/policies",
                        tenant.administrator(),
                        "{\"directory\":\"" + domain + "\"}")
                .json()
                .path("id")
                .asString());
        UUID lasting = rows.user("Lasting", "");
        UUID expiring = rows.user("Expiring", "");
        UUID without = rows.user("Without", "");
        for (UUID user : List.of(lasting, expiring)) {
            service.database()
                    .sql("""
                            insert into credential (tenant_id, object_id, configuration_id, source_guid, form, sealed,
                                password_last_set, must_change, never_expires)
                            values (?, ?, ?, ?, 'derived', '\\x00', 1, false, ?)
                            """)
                    .params(tenant.id().value(), user, configuration, UUID.randomUUID(), user.equals(lasting))
                    .update();
        }
        assertThat(policies(lasting)).isEqualTo("DisablePasswordExpiration");
        assertThat(policies(expiring)).isEqualTo("None");
        assertThat(policies(without)).isEmpty();
    }

    private String policies(UUID user) {
        Answer answer = service.get("/v1.0/users/" + user + "?$select=passwordPolicies,displayName", tenant.reader());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("displayName").asString("")).isNotEmpty();
        return answer.json().path("passwordPolicies").asString("");
    }

    @Test
    void onlyAdministratorsTryPasswords() {
        String body = "{\"user\":\"x@example.com\",\"password\":\"Secret-77\"}";
        assertThat(check(tenant.reader(), body).status()).isEqualTo(403);
        assertThat(service.json("POST", "/signin/v1/check", null, body).status())
                .isEqualTo(401);
    }

    @Test
    void aMalformedBodyIsRefusedWithoutBeingQuoted() {
        Answer refused = check(tenant.administrator(), "{\"user\":\"x\",\"password\":\"Secret-77\",\"more\":1}");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.errorCode()).isEqualTo("invalidRequest");
        assertThat(refused.text()).doesNotContain("Secret-77");
    }

    @Test
    void whereNoPasswordsAreWantedAPassIsRefused() {
        String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        rows.directory(domain);
        service.json(
                "PUT", "/admin/v1/configurations/plain", tenant.administrator(), "{\"directory\":\"" + domain + "\"}");
        Answer shown = service.get("/admin/v1/configurations/plain/passwords", tenant.reader());
        assertThat(shown.json().path("on").asBoolean(true)).isFalse();
        assertThat(shown.json().path("counts").isEmpty()).isTrue();
        Answer refused =
                service.json("POST", "/admin/v1/configurations/plain/passwords/sync", tenant.administrator(), "{}");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.errorCode()).isEqualTo("PasswordSyncOff");
        assertThat(service.get("/admin/v1/configurations/plain/passwords/users", tenant.reader())
                        .json()
                        .path("value")
                        .isEmpty())
                .isTrue();
    }
}
