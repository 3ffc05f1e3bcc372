package org.footbridge.service.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchTenantTest {
    private final RunningService service = RunningService.shared();
    private final TestTenant tenant = service.tenant("watched");
    private final DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
    private final WatchTenant watch = service.bean(WatchTenant.class);

    private Set<String> moved(Runnable work) {
        Map<String, String> before = watch.state(tenant.id());
        work.run();
        Map<String, String> after = watch.state(tenant.id());
        return after.keySet().stream()
                .filter(kind -> !Objects.equals(after.get(kind), before.get(kind)))
                .collect(Collectors.toSet());
    }

    @Test
    void whatHasMovedIsToldByKind() {
        String directory = "w" + UUID.randomUUID().toString().substring(0, 8) + ".example.com";
        rows.directory(directory);
        assertThat(moved(() -> {})).isEmpty();
        assertThat(moved(() -> service.json(
                        "PUT",
                        "/admin/v1/configurations/watched",
                        tenant.administrator(),
                        "{\"directory\":\"" + directory + "\",\"enabled\":false}")))
                .contains("configurations", "jobs");
        assertThat(moved(() -> service.json(
                        "POST", "/admin/v1/configurations/watched/job/pause", tenant.administrator(), "{}")))
                .contains("jobs")
                .doesNotContain("configurations", "agents", "objects");
        assertThat(moved(() ->
                        service.database().sql("""
                                insert into agent (tenant_id, id, machine_name, version, certificate_serial, certificate_not_after)
                                values (?, gen_random_uuid(), 'm', '1', '1', now())
                                """).param(tenant.id().value()).update()))
                .containsExactly("agents");
        assertThat(moved(() -> service.database()
                        .sql("insert into change (tenant_id, object_id, kind) values (?, gen_random_uuid(), 'updated')")
                        .param(tenant.id().value())
                        .update()))
                .containsExactly("objects");
    }

    @Test
    void anotherTenantMovesNothing() {
        TestTenant other = service.tenant("elsewhere");
        assertThat(moved(() -> service.database()
                        .sql("insert into change (tenant_id, object_id, kind) values (?, gen_random_uuid(), 'updated')")
                        .param(other.id().value())
                        .update()))
                .isEmpty();
    }
}
