package org.footbridge.service.deletes;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The record of what was decided about deletes: who, when, and about which objects. */
@Component
public class Decisions {
    private final JdbcClient jdbc;

    public Decisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param decision {@code allowed}, {@code rejected}, {@code revoked}; {@code removed} with its configuration */
    public record Recorded(UUID id, Instant at, String by, String configuration, String decision, long count) {}

    /** @param target the object, or the group that the member leaves */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Item(
            long number, String action, String reason, HeldDeletes.End target, HeldDeletes.@Nullable End member) {}

    private static final String SELECT = """
            select d.id, d.at, d.decided_by, d.configuration_name, d.decision,
                   (select count(*) from delete_decision_item i where i.tenant_id = d.tenant_id and i.decision_id = d.id)
            from delete_decision d\s
            """;

    public Optional<Recorded> find(TenantId tenant, UUID decision) {
        return jdbc.sql(SELECT + "where d.tenant_id = ? and d.id = ?")
                .params(tenant.value(), decision)
                .query(Decisions::recorded)
                .optional();
    }

    private static Recorded recorded(ResultSet row, int number) throws SQLException {
        return new Recorded(
                row.getObject(1, UUID.class),
                row.getObject(2, OffsetDateTime.class).toInstant(),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getLong(6));
    }

    /** Newest first. */
    public List<Recorded> list(TenantId tenant, int top) {
        return jdbc.sql(SELECT + "where d.tenant_id = ? order by d.at desc, d.id limit ?")
                .params(tenant.value(), top)
                .query(Decisions::recorded)
                .list();
    }

    /** What a decision was about, by number; nothing of a decision that there is not. */
    public List<Item> items(TenantId tenant, UUID decision, long after, int top) {
        return jdbc.sql("""
                        select number, action, reason, object_id, object_name, member_id, member_name
                        from delete_decision_item
                        where tenant_id = ? and decision_id = ? and number > ? order by number limit ?
                        """)
                .params(tenant.value(), decision, after, top)
                .query((row, number) -> {
                    UUID member = row.getObject("member_id", UUID.class);
                    return new Item(
                            row.getLong("number"),
                            row.getString("action"),
                            row.getString("reason"),
                            new HeldDeletes.End(
                                    row.getObject("object_id", UUID.class), null, row.getString("object_name")),
                            member == null ? null : new HeldDeletes.End(member, null, row.getString("member_name")));
                })
                .list();
    }
}
