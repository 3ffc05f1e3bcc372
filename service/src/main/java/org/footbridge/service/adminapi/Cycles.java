package org.footbridge.service.adminapi;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the cycles of configurations. */
@Component
public class Cycles {
    private static final String SELECT = """
            select y.*, c.name as configuration from cycle y
            join configuration c on c.tenant_id = y.tenant_id and c.id = y.configuration_id
            """;

    private final JdbcClient database;

    Cycles(JdbcClient database) {
        this.database = database;
    }

    /**
     * Newest first.
     *
     * @param request only cycles that began at or after this request; 0 for all
     */
    public List<CycleView> of(TenantId tenant, UUID configuration, long request, int top) {
        return database.sql(SELECT + """
                         where y.tenant_id = ? and y.configuration_id = ? and y.request >= ?
                         order by y.number desc limit ?
                        """)
                .params(tenant.value(), configuration, request, top)
                .query(CycleView::fromRow)
                .list();
    }

    /** The newest cycle of each configuration, by the configuration's name. */
    public Map<String, CycleView> last(TenantId tenant) {
        return database.sql("""
                        select y.*, c.name as configuration from configuration c
                        join lateral (select * from cycle where tenant_id = c.tenant_id and configuration_id = c.id
                                      order by number desc limit 1) y on true
                        where c.tenant_id = ?
                        """).param(tenant.value()).query(CycleView::fromRow).list().stream()
                .collect(Collectors.toMap(CycleView::configuration, Function.identity()));
    }
}
