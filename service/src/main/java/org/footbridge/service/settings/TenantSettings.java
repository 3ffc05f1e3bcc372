package org.footbridge.service.settings;

import java.time.Duration;
import java.util.Optional;
import org.footbridge.service.deletes.DeletedItemsProperties;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.logs.LogProperties;
import org.footbridge.service.tenants.TenantId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The settings of tenants: what they chose, and where they did not, what the service does. */
@Component
public class TenantSettings {
    private static final int LEAST_DAYS = 1;

    private final JdbcClient jdbc;
    private final LogProperties log;
    private final DeletedItemsProperties deletedItems;

    TenantSettings(JdbcClient jdbc, LogProperties log, DeletedItemsProperties deletedItems) {
        this.jdbc = jdbc;
        this.log = log;
        this.deletedItems = deletedItems;
    }

    /** What holds for the tenant. */
    public Retention retention(TenantId tenant) {
        return jdbc.sql("select log_days, deleted_items_days from tenant_setting where tenant_id = ?")
                .param(tenant.value())
                .query((row, number) -> new Retention(
                        Optional.ofNullable(row.getObject("log_days", Integer.class))
                                .orElse(days(log.retention())),
                        Optional.ofNullable(row.getObject("deleted_items_days", Integer.class))
                                .orElse(days(deletedItems.retention()))))
                .optional()
                .orElseGet(() -> new Retention(days(log.retention()), days(deletedItems.retention())));
    }

    /** The most that a tenant can choose. */
    public Retention longest() {
        return new Retention(
                days(longer(log.longestRetention(), log.retention())),
                days(longer(deletedItems.longestRetention(), deletedItems.retention())));
    }

    /**
     * Has the tenant keep things for so long; in the transaction that is open. What is older than that is gone for good soon
     * after.
     *
     * @throws ServiceFailure invalidRequest when that is more, or less, than the service allows
     */
    public void retain(TenantId tenant, Retention wanted) {
        Retention longest = longest();
        requireWithin("logDays", wanted.logDays(), longest.logDays());
        requireWithin("deletedItemsDays", wanted.deletedItemsDays(), longest.deletedItemsDays());
        jdbc.sql("""
                        insert into tenant_setting (tenant_id, log_days, deleted_items_days) values (?, ?, ?)
                        on conflict (tenant_id) do update
                        set log_days = excluded.log_days, deleted_items_days = excluded.deleted_items_days
                        """)
                .params(tenant.value(), wanted.logDays(), wanted.deletedItemsDays())
                .update();
    }

    private static void requireWithin(String name, int days, int most) {
        if (days < LEAST_DAYS || days > most) {
            throw new ServiceFailure(
                    "invalidRequest",
                    400,
                    "\"retention." + name + "\" is not a number of days from " + LEAST_DAYS + " to " + most + ".",
                    "Choose within these bounds; the service is started with others where more is needed, see"
                            + " docs/operations.md.");
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static int days(Duration duration) {
        return (int) Math.max(LEAST_DAYS, duration.toDays());
    }
}
