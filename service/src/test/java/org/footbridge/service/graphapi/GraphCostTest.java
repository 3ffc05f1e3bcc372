package org.footbridge.service.graphapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.UUID;
import org.footbridge.service.running.DirectoryRows;
import org.footbridge.service.running.RunningService;
import org.footbridge.service.running.RunningService.Answer;
import org.footbridge.service.running.RunningService.TestTenant;
import org.junit.jupiter.api.Test;

/** What a page of a list costs does not depend on how many objects there are, or on how many come along. */
class GraphCostTest {
    private static final int TRIES = 5;

    private final RunningService service = RunningService.shared();

    @Test
    void aPageCostsTheSameNumberOfStatementsHoweverManyObjectsThereAre() {
        Filled small = filled("few", 10);
        Filled large = filled("many", 1_500);
        for (String path : List.of(
                "/users?$top=999",
                "/users?$top=100&$orderby=displayName",
                "/users?$filter=startswith(displayName,'Person')&$top=100",
                "/users?$expand=manager&$top=100",
                "/groups?$top=100",
                "/groups/GROUP/members?$top=999",
                "/groups/GROUP?$expand=members")) {
            long few = statements(small, path);
            assertThat(statements(large, path)).as(path).isEqualTo(few).isBetween(1L, 5L);
        }
    }

    /**
     * Outside of a transaction each statement takes a connection from the pool. Others of the service do so too now and
     * then, so the least of several tries counts.
     */
    private long statements(Filled filled, String path) {
        Timer taken = service.bean(MeterRegistry.class)
                .get("hikaricp.connections.acquire")
                .timer();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = taken.count();
            get(filled, path);
            least = Math.min(least, taken.count() - before);
        }
        return least;
    }

    private void get(Filled filled, String path) {
        Answer answer = service.get("/v1.0" + path.replace("GROUP", filled.group.toString()), filled.tenant.reader());
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private Filled filled(String name, int people) {
        TestTenant tenant = service.tenant(name);
        DirectoryRows rows = new DirectoryRows(service.database(), tenant.id());
        UUID group = rows.group("Everybody");
        UUID manager = rows.user("Manager", "");
        service.database()
                .sql("""
                        with people as (
                            insert into directory_object (tenant_id, id, kind, properties, sync_enabled)
                            select :tenant, gen_random_uuid(), 'user',
                                jsonb_build_object('displayName', 'Person ' || n, 'userPrincipalName', 'p' || n || '@contoso.example'), true
                            from generate_series(1, :people) n returning id),
                        managed as (
                            insert into directory_reference (tenant_id, owner_id, property, target_id)
                            select :tenant, id, 'manager', :manager from people)
                        insert into directory_reference (tenant_id, owner_id, property, target_id)
                        select :tenant, :group, 'members', id from people
                        """)
                .param("tenant", tenant.id().value())
                .param("people", people)
                .param("manager", manager)
                .param("group", group)
                .update();
        return new Filled(tenant, group);
    }

    private record Filled(TestTenant tenant, UUID group) {}
}
