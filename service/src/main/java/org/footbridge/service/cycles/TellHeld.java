package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.notifications.Notify.Kind;
import org.footbridge.service.notifications.Notify.Message;
import org.footbridge.service.storage.Transactions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Says at the end of a cycle what waits for the administrator, in the account and, once, by a notification. */
@Component
class TellHeld {
    private static final String CODE = "TooManyDeletes";
    private static final String COUNTS = """
            select count(*) filter (where h.state = 'held' and h.action = 'delete') as deletes,
                   count(*) filter (where h.state = 'held' and h.action = 'disable') as disables,
                   count(h.number) as all_deletes,
                   max(r.removals) as removals,
                   greatest(max(h.number) filter (where h.state = 'held'), max(r.newest), 0) as newest
            from (select count(*) as removals, max(number) as newest from held_removal
                  where tenant_id = :tenant and configuration_id = :configuration and state = 'held') r
            left join held_delete h on h.tenant_id = :tenant and h.configuration_id = :configuration
            """;

    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;
    private final Notify notify;
    private final JdbcClient jdbc;

    TellHeld(CycleLedger ledger, JobLease lease, Transactions transactions, Notify notify, JdbcClient jdbc) {
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
        this.notify = notify;
        this.jdbc = jdbc;
    }

    /** @param newest the highest of their numbers */
    private record Held(long deletes, long disables, long allDeletes, long removals, long newest) {
        private boolean waits() {
            return deletes + disables + removals > 0;
        }

        private String text() {
            List<String> parts = new ArrayList<>();
            if (deletes > 0) {
                parts.add(deletes + " deletes");
            }
            if (disables > 0) {
                parts.add(disables + " disables");
            }
            if (removals > 0) {
                parts.add(removals + " removals of members");
            }
            return String.join(", ", parts);
        }
    }

    /** Empty: nothing waits for a decision. */
    Optional<ServiceFailure> tell(CycleContext context) {
        return transactions.in(connection -> {
            lease.fence(context.staged(), context.cycle());
            Held held = jdbc.sql(COUNTS)
                    .param("tenant", context.saved().tenant().value())
                    .param("configuration", context.saved().id())
                    .query((row, number) ->
                            new Held(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5)))
                    .single();
            if (held.allDeletes() > 0) {
                ledger.held(context.staged(), context.cycle(), held.allDeletes());
            }
            String subject = context.saved().id().toString();
            if (!held.waits()) {
                notify.ended(context.saved().tenant(), Kind.HELD_DELETES, subject);
                return Optional.empty();
            }
            ServiceFailure failure = failure(context.saved().name(), held);
            notify.once(
                    context.saved().tenant(),
                    Kind.HELD_DELETES,
                    subject,
                    new Message(
                            CODE,
                            "Deletes of '" + context.saved().name() + "' wait for you",
                            failure.reason(),
                            failure.nextStep()),
                    held.newest());
            return Optional.of(failure);
        });
    }

    private static ServiceFailure failure(String name, Held held) {
        return new ServiceFailure(
                CODE,
                409,
                held.text() + " are held in '" + name
                        + "': more than its thresholds let through. Everything else was done.",
                "Look at them: footbridge deletes list " + name
                        + ". Correct the scope and they vanish by themselves; or let them through, all or chosen ones: "
                        + "footbridge deletes allow " + name + " (or footbridge config allow-deletes " + name
                        + " --count N); or footbridge deletes reject " + name + ".");
    }
}
