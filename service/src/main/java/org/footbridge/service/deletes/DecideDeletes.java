package org.footbridge.service.deletes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.HeldDeletes.Overview;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.jobs.LetDeletesThrough;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/**
 * Lets held deletes through, or not. A decision is about things by their numbers, so it is never wider than what was shown;
 * it stands until it is used or revoked, or the thing is held for another reason. Who decided what is recorded in the same
 * transaction, and no cycle is in the midst of a page meanwhile.
 */
@Component
public class DecideDeletes implements LetDeletesThrough {
    private static final Set<String> OBJECTS = Set.of("user", "group", "contact");
    private static final int SHOWN = 10;

    private static final String RECORD = """
            insert into delete_decision (tenant_id, id, configuration_id, configuration_name, decided_by, decision)
            values (?, ?, ?, ?, ?, ?)
            """;

    /** The groups are compared as a whole, and let go of what they may. */
    private static final String COMPARE = """
            update link l set aligned = false
            from delete_decision_item i
            where i.tenant_id = ? and i.decision_id = ? and i.member_id is not null
              and l.tenant_id = i.tenant_id and l.configuration_id = ? and l.object_id = i.object_id and l.aligned
            """;

    private static final String WITHDRAW = "delete from delete_decision where tenant_id = ? and id = ?";

    private final HeldDeletes held;
    private final Jobs jobs;
    private final Transactions transactions;

    public DecideDeletes(HeldDeletes held, Jobs jobs, Transactions transactions) {
        this.held = held;
        this.jobs = jobs;
        this.transactions = transactions;
    }

    /**
     * What became of a decision.
     *
     * @param decision its id; empty: there was nothing to decide
     * @param count things it was about
     * @param request of the cycle that heeds it; empty: there was nothing to decide, or no cycle runs before the job is
     *     started or the configuration enabled
     */
    public record Decided(Optional<UUID> decision, int count, Optional<Long> request) {}

    /**
     * @param by who decides
     * @throws ServiceFailure HeldDeletesChanged (409) when one of the chosen is not held any more, or is decided so already;
     *     then nothing is decided
     */
    public Decided decide(SavedConfiguration saved, Decision decision, Chosen chosen, String by) {
        UUID id = UUID.randomUUID();
        int count = transactions.in(connection -> decide(connection, saved, decision, chosen, by, id));
        return count == 0
                ? new Decided(Optional.empty(), 0, Optional.empty())
                : new Decided(Optional.of(id), count, request(saved, by));
    }

    /**
     * Allows all deletes and disables of objects that are held now, if there are so many of them at most.
     *
     * @throws ServiceFailure HeldDeletesChanged (409) when there are more
     */
    public Decided allow(SavedConfiguration saved, int most, String by) {
        Overview overview = held.overview(saved);
        long waiting = overview.counts().stream()
                .filter(count -> count.state().equals("held") && OBJECTS.contains(count.kind()))
                .mapToLong(HeldDeletes.Count::count)
                .sum();
        if (waiting > most) {
            throw new ServiceFailure(
                    "HeldDeletesChanged",
                    409,
                    waiting + " deletes are held in '" + saved.name() + "', more than the " + most
                            + " that were to be allowed. None is allowed.",
                    "Look at them: footbridge deletes list " + saved.name());
        }
        return decide(saved, Decision.ALLOW, new Chosen.All(overview.upTo(), OBJECTS), by);
    }

    @Override
    public void all(SavedConfiguration saved, String by) {
        decide(saved, Decision.ALLOW, new Chosen.All(held.overview(saved).upTo(), Set.of()), by);
    }

    private Optional<Long> request(SavedConfiguration saved, String by) {
        return jobs.mayRun(saved) ? Optional.of(jobs.request(saved.tenant(), saved.id(), false, by)) : Optional.empty();
    }

    private static int decide(
            Connection connection, SavedConfiguration saved, Decision decision, Chosen chosen, String by, UUID id)
            throws SQLException {
        Turn.take(connection, saved.tenant());
        execute(connection, RECORD, saved.tenant().value(), id, saved.id(), saved.name(), by, decision.recorded());
        Set<Long> decided = switch (chosen) {
            case Chosen.All(long upTo, Set<String> kinds) ->
                decide(connection, saved, decision, false, "h.number <= ?", upTo, kinds, by, id);
            case Chosen.Numbers(Set<Long> numbers) ->
                decide(
                        connection,
                        saved,
                        decision,
                        true,
                        "h.number = any (?)",
                        connection.createArrayOf("bigint", numbers.toArray()),
                        Set.of(),
                        by,
                        id);
        };
        if (chosen instanceof Chosen.Numbers(Set<Long> numbers) && decided.size() < numbers.size()) {
            throw changed(saved, numbers, decided);
        }
        if (decided.isEmpty()) {
            execute(connection, WITHDRAW, saved.tenant().value(), id);
        }
        execute(connection, COMPARE, saved.tenant().value(), id, saved.id());
        return decided.size();
    }

    private static Set<Long> decide(
            Connection connection,
            SavedConfiguration saved,
            Decision decision,
            boolean byNumber,
            String condition,
            Object numbers,
            Collection<String> kinds,
            String by,
            UUID id)
            throws SQLException {
        List<Object> parameters = new ArrayList<>();
        for (int table = 0; table < 2; table++) {
            parameters.addAll(List.of(
                    decision.state(),
                    by,
                    saved.tenant().value(),
                    saved.id(),
                    connection.createArrayOf("text", decision.from(byNumber)),
                    numbers,
                    connection.createArrayOf("text", kinds.toArray()),
                    connection.createArrayOf("text", kinds.toArray())));
        }
        parameters.add(saved.tenant().value());
        parameters.add(id);
        Set<Long> decided = new TreeSet<>();
        try (PreparedStatement statement = connection.prepareStatement(deciding(condition))) {
            for (int i = 0; i < parameters.size(); i++) {
                statement.setObject(i + 1, parameters.get(i));
            }
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    decided.add(row.getLong(1));
                }
            }
        }
        return decided;
    }

    /** @param condition on the number {@code h.number}, with one parameter */
    private static String deciding(String condition) {
        return """
            with d as (
                update held_delete h set state = ?, decided_by = ?, decided_at = now()
                where h.tenant_id = ? and h.configuration_id = ? and h.state = any (?) and %1$s
                  and (cardinality(?::text[]) = 0 or h.kind = any (?))
                returning h.number, h.action, h.reason, h.object_id, h.object_name, null::uuid as member_id,
                          null::text as member_name),
            r as (
                update held_removal h set state = ?, decided_by = ?, decided_at = now()
                where h.tenant_id = ? and h.configuration_id = ? and h.state = any (?) and %1$s
                  and (cardinality(?::text[]) = 0 or 'member' = any (?))
                returning h.number, 'removeMember', 'LEFT_GROUP', h.owner_id, h.owner_name, h.target_id, h.target_name)
            insert into delete_decision_item (tenant_id, decision_id, number, action, reason, object_id, object_name,
                member_id, member_name)
            select ?, ?, i.* from (select * from d union all select * from r) i
            returning number
            """.formatted(condition);
    }

    private static ServiceFailure changed(SavedConfiguration saved, Set<Long> numbers, Set<Long> decided) {
        Set<Long> missing = new TreeSet<>(numbers);
        missing.removeAll(decided);
        return new ServiceFailure(
                "HeldDeletesChanged",
                409,
                "Of what was chosen in '" + saved.name() + "' " + missing.size()
                        + " are not held any more, or decided so already: "
                        + missing.stream().limit(SHOWN).map(String::valueOf).collect(Collectors.joining(", "))
                        + (missing.size() > SHOWN ? ", …" : "") + ". Nothing is decided.",
                "List them again: footbridge deletes list " + saved.name());
    }

    private static void execute(Connection connection, String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
