package org.footbridge.service.deletes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held in a configuration: deletes and disables of objects, and members that are to leave groups. */
@Component
public class HeldDeletes {
    /** Both sorts in one form; parameters {@code tenant} and {@code configuration}. */
    private static final String ALL = """
            (select h.number, h.action, h.kind, h.reason, h.state, h.source_guid, h.source_class, h.source_name,
                    h.object_id, h.object_name, null::uuid as member_id, null as member_name, h.held_at, h.decided_by,
                    h.decided_at
             from held_delete h where h.tenant_id = :tenant and h.configuration_id = :configuration
             union all
             select r.number, 'removeMember', 'member', 'LEFT_GROUP', r.state, null, null, null, r.owner_id, r.owner_name,
                    r.target_id, r.target_name, r.held_at, r.decided_by, r.decided_at
             from held_removal r where r.tenant_id = :tenant and r.configuration_id = :configuration) a
            """;

    private static final String PAGE = "select * from " + ALL + """
            where a.number > :after and (:state = '' or a.state = :state) and (:kind = '' or a.kind = :kind)
            order by a.number limit :top
            """;

    private static final String COUNTS = "select a.action, a.kind, a.reason, a.state, count(*), max(a.number) from "
            + ALL + "group by 1, 2, 3, 4 order by 1, 2, 3, 4";

    private final JdbcClient jdbc;

    public HeldDeletes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An end of what is held. */
    public record End(
            @Nullable UUID id,
            @Nullable String type,
            @Nullable String name) {}

    /**
     * Something that is held; spelled as in the API.
     *
     * @param number by which it is decided; it has another one when it is held anew
     * @param action {@code delete}, {@code disable} or {@code removeMember}
     * @param kind {@code user}, {@code group}, {@code contact}; {@code member} of what leaves a group
     * @param state {@code held}, {@code allowed} or {@code rejected}
     * @param target the object, or the group
     * @param member who leaves the group
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            long number,
            String action,
            String kind,
            String reason,
            String state,
            @Nullable End source,
            End target,
            @Nullable End member,
            Instant heldAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {}

    /** How many there are of a sort. */
    public record Count(String action, String kind, String reason, String state, long count) {}

    /**
     * Counts of all that is held.
     *
     * @param upTo the highest number of those that are not decided; 0 when there is none
     */
    public record Overview(long upTo, List<Count> counts) {
        public Overview {
            counts = List.copyOf(counts);
        }

        /** How many wait for a decision. */
        public long waiting() {
            return counts.stream()
                    .filter(count -> count.state().equals("held"))
                    .mapToLong(Count::count)
                    .sum();
        }
    }

    /**
     * How much waits in a configuration.
     *
     * @param reason what was told of it; empty: nothing yet
     */
    public record Waiting(String configuration, long held, long decided, String reason) {}

    /** All configurations of the tenant, by name. */
    public List<Waiting> waiting(TenantId tenant) {
        return jdbc.sql("""
                        select c.name, d.held + r.held as held, d.decided + r.decided as decided, coalesce(n.reason, '') as reason
                        from configuration c
                        cross join lateral (select count(*) filter (where h.state = 'held') as held,
                                                   count(*) filter (where h.state <> 'held') as decided from held_delete h
                                            where h.tenant_id = c.tenant_id and h.configuration_id = c.id) d
                        cross join lateral (select count(*) filter (where h.state = 'held') as held,
                                                   count(*) filter (where h.state <> 'held') as decided from held_removal h
                                            where h.tenant_id = c.tenant_id and h.configuration_id = c.id) r
                        left join notification_condition n on n.tenant_id = c.tenant_id and n.kind = 'heldDeletes'
                                                          and n.subject = c.id::text and n.ended_at is null
                        where c.tenant_id = ? order by c.name
                        """)
                .param(tenant.value())
                .query((row, number) -> new Waiting(
                        row.getString("name"), row.getLong("held"), row.getLong("decided"), row.getString("reason")))
                .list();
    }

    private record Counted(Count count, long highest) {}

    public Overview overview(SavedConfiguration saved) {
        List<Counted> counted = of(saved, COUNTS)
                .query((row, number) -> new Counted(
                        new Count(
                                row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getLong(5)),
                        row.getLong(6)))
                .list();
        long upTo = counted.stream()
                .filter(one -> one.count().state().equals("held"))
                .mapToLong(Counted::highest)
                .max()
                .orElse(0);
        return new Overview(upTo, counted.stream().map(Counted::count).toList());
    }

    /**
     * A page in the order of numbers.
     *
     * @param state empty: any
     * @param kind empty: any
     * @param after the number behind which the page begins
     */
    public List<Item> page(
            SavedConfiguration saved, Optional<String> state, Optional<String> kind, long after, int top) {
        return of(saved, PAGE)
                .param("state", state.orElse(""))
                .param("kind", kind.orElse(""))
                .param("after", after)
                .param("top", top)
                .query(HeldDeletes::item)
                .list();
    }

    private JdbcClient.StatementSpec of(SavedConfiguration saved, String sql) {
        return jdbc.sql(sql).param("tenant", saved.tenant().value()).param("configuration", saved.id());
    }

    private static Item item(ResultSet row, int number) throws SQLException {
        UUID source = row.getObject("source_guid", UUID.class);
        UUID member = row.getObject("member_id", UUID.class);
        String kind = row.getString("kind");
        OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
        return new Item(
                row.getLong("number"),
                row.getString("action"),
                kind,
                row.getString("reason"),
                row.getString("state"),
                source == null ? null : new End(source, row.getString("source_class"), row.getString("source_name")),
                new End(
                        row.getObject("object_id", UUID.class),
                        member == null ? kind : "group",
                        row.getString("object_name")),
                member == null ? null : new End(member, null, row.getString("member_name")),
                row.getObject("held_at", OffsetDateTime.class).toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant());
    }
}
