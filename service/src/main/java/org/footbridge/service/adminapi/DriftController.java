package org.footbridge.service.adminapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.signin.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

/** What reconciliations found; kept with their cycles. */
@RestController
class DriftController {
    private static final int MOST = 1000;

    private final JdbcClient database;

    DriftController(JdbcClient database) {
        this.database = database;
    }

    /** @param counts of all differences, by kind */
    record Listed(
            Map<String, Long> counts,
            List<DriftView> value,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String nextLink) {}

    /** In the order in which they were found. */
    @GetMapping("/admin/v1/cycles/{id}/drift")
    Listed drift(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int top) {
        requireReconciliation(caller, id);
        int most = PageSize.checked(top, MOST);
        Map<String, Long> counts = new TreeMap<>();
        database.sql("select kind, count(*) from drift where tenant_id = ? and cycle_id = ? group by kind")
                .params(caller.tenant().value(), id)
                .query((row, number) -> counts.put(row.getString(1), row.getLong(2)))
                .list();
        List<DriftView> found = database.sql("""
                        select * from drift where tenant_id = ? and cycle_id = ? and number > ? order by number limit ?
                        """)
                .params(caller.tenant().value(), id, after, most + 1)
                .query(DriftView::read)
                .list();
        if (found.size() <= most) {
            return new Listed(counts, found, null);
        }
        List<DriftView> shown = found.subList(0, most);
        String next = UriComponentsBuilder.fromPath("/admin/v1/cycles/" + id + "/drift")
                .queryParam("top", most)
                .queryParam("after", shown.getLast().number())
                .toUriString();
        return new Listed(counts, shown, next);
    }

    private void requireReconciliation(Caller caller, UUID cycle) {
        boolean known = database.sql("select reconcile is not null from cycle where tenant_id = ? and id = ?")
                .params(caller.tenant().value(), cycle)
                .query(Boolean.class)
                .optional()
                .orElse(false);
        if (!known) {
            throw new ServiceFailure(
                    "ReconciliationNotFound",
                    404,
                    "There is no cycle of that id that reconciled a directory.",
                    "List the cycles of a configuration: footbridge cycles NAME; their kind is reconcile.");
        }
    }
}
