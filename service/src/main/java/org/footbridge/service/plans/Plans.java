package org.footbridge.service.plans;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.service.configurations.ConfigurationMode;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.plans.StoredPlan.PlanFailure;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The plans of the tenants. */
@Component
public class Plans {
    /** So many plans of a configuration are kept; older ones are forgotten with their objects. */
    static final int KEPT = 20;

    private static final String STAGING_MODE = "staging mode";

    private static final String SELECT = """
            select p.*, c.name as configuration from plan p
            join configuration c on c.tenant_id = p.tenant_id and c.id = p.configuration_id
            """;

    private final JdbcClient jdbc;

    public Plans(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes that a plan is wanted, in the transaction that asks for the cycle which makes it.
     *
     * @param change a definition to plan for in the place of the saved one
     * @param version of the configuration that the plan is for
     */
    public UUID want(TenantId tenant, UUID configuration, int version, Optional<JsonNode> change, String by) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into plan (tenant_id, id, configuration_id, state, change, version, requested_by)
                        values (?, ?, ?, 'waiting', ?::jsonb, ?, ?)
                        """)
                .param(tenant.value())
                .param(id)
                .param(configuration)
                .param(change.map(JsonNode::toString).orElse(null))
                .param(version)
                .param(by)
                .update();
        forgetOldest(tenant, configuration);
        return id;
    }

    private void forgetOldest(TenantId tenant, UUID configuration) {
        jdbc.sql("""
                        delete from plan where tenant_id = ? and configuration_id = ? and state not in ('waiting', 'applying')
                          and number <= (select number from plan where tenant_id = ? and configuration_id = ?
                                         order by number desc offset ? limit 1)
                        """)
                .params(tenant.value(), configuration, tenant.value(), configuration, KEPT)
                .update();
    }

    /**
     * Notes that a plan is to be applied, in the transaction that asks for the cycle which does it.
     *
     * @param acceptMoved whether what has changed since it was shown does not stop it
     * @throws ServiceFailure PlanNotReady (409) unless it is ready or was refused
     */
    public void wantApplied(TenantId tenant, UUID plan, boolean acceptMoved, String by) {
        int changed =
                jdbc.sql("""
                        update plan set state = 'applying', applied_by = ?, accept_moved = ?,
                            error_code = null, error_message = null, next_step = null
                        where tenant_id = ? and id = ? and state in ('ready', 'refused')
                        """).params(by, acceptMoved, tenant.value(), plan).update();
        if (changed == 0) {
            throw notReady(find(tenant, plan).orElseThrow(() -> notFound(plan)));
        }
    }

    private static ServiceFailure notReady(StoredPlan plan) {
        String show = "footbridge plans show " + plan.id();
        return new ServiceFailure(
                "PlanNotReady",
                409,
                "The plan " + plan.id() + " of '" + plan.configuration() + "' cannot be applied: it is "
                        + plan.state().text() + ".",
                switch (plan.state()) {
                    case WAITING -> "It is being made; look when it is ready: " + show;
                    case APPLYING -> "It is applied already; see what comes of it: " + show;
                    case READY, REFUSED -> "Try again.";
                    case FAILED ->
                        "See why: " + show + ". Then make a new one: footbridge plan " + plan.configuration();
                    case APPLIED ->
                        "See what was done: footbridge plans outcome " + plan.id()
                                + ". For what has come since make a new one: footbridge plan " + plan.configuration();
                });
    }

    public static ServiceFailure notFound(UUID plan) {
        return new ServiceFailure(
                "PlanNotFound",
                404,
                "There is no plan " + plan + ".",
                "List those of a configuration: footbridge plans list CONFIGURATION");
    }

    public Optional<StoredPlan> find(TenantId tenant, UUID id) {
        return jdbc.sql(SELECT + "where p.tenant_id = ? and p.id = ?")
                .params(tenant.value(), id)
                .query(Plans::row)
                .optional();
    }

    /** Newest first. */
    public List<StoredPlan> list(TenantId tenant, UUID configuration) {
        return jdbc.sql(SELECT + "where p.tenant_id = ? and p.configuration_id = ? order by p.number desc")
                .params(tenant.value(), configuration)
                .query(Plans::row)
                .list();
    }

    /**
     * What is to become of the plan that a configuration in staging mode always has. So that planning does not take all the
     * time where something changes every second, it rests ten times as long as the last plan took. What others do to the
     * tenant directory is not told; after a day it is renewed in any case.
     *
     * @param changed whether something was read, or has come about, that the last one does not know
     * @param replanBy the last request of the job after which everything is to be planned again
     */
    public Upkeep upkeep(SavedConfiguration saved, boolean changed, long replanBy) {
        return jdbc.sql("""
                        select case when state <> 'ready' or version <> ? then 'RENEW'
                                    when not (stale or ? or request < ? or now() - ready_at >= interval '1 day') then 'KEEP'
                                    when now() - ready_at >= 10 * (ready_at - requested_at) then 'RENEW'
                                    else 'STALE' end
                        from plan where tenant_id = ? and configuration_id = ? and change is null
                        order by number desc limit 1
                        """)
                .params(saved.version(), changed, replanBy, saved.tenant().value(), saved.id())
                .query(String.class)
                .optional()
                .map(Upkeep::valueOf)
                .orElse(Upkeep.RENEW);
    }

    /** What {@link #upkeep} says. */
    public enum Upkeep {
        /** it is true */
        KEEP,
        /** it is not true any more, and is renewed later */
        STALE,
        RENEW
    }

    /** The newest plan of the saved definition does not know everything that was read. */
    public void stale(TenantId tenant, UUID configuration) {
        jdbc.sql("""
                        update plan set stale = true
                        where tenant_id = ? and id = (select id from plan
                                                      where tenant_id = ? and configuration_id = ? and change is null
                                                      order by number desc limit 1)
                        """).params(tenant.value(), tenant.value(), configuration).update();
    }

    /** Notes that the plan of a configuration in staging mode is renewed, which nobody asked for. */
    public UUID renew(SavedConfiguration saved) {
        return want(saved.tenant(), saved.id(), saved.version(), Optional.empty(), STAGING_MODE);
    }

    /** It was made: those before it that nobody asked for go. */
    public void renewed(SavedConfiguration saved, UUID plan) {
        jdbc.sql("""
                        delete from plan where tenant_id = ? and configuration_id = ? and requested_by = ? and id <> ?
                          and state in ('ready', 'waiting', 'failed')
                        """)
                .params(saved.tenant().value(), saved.id(), STAGING_MODE, plan)
                .update();
    }

    /** It could not be made: the next cycle tries it anew. */
    public void notRenewed(SavedConfiguration saved, UUID plan) {
        jdbc.sql("delete from plan where tenant_id = ? and id = ? and state = 'waiting'")
                .params(saved.tenant().value(), plan)
                .update();
    }

    /** The oldest that is to be applied, else the oldest that is to be made. */
    public Optional<StoredPlan> next(TenantId tenant, UUID configuration) {
        return jdbc.sql(SELECT + """
                        where p.tenant_id = ? and p.configuration_id = ? and p.state in ('waiting', 'applying')
                        order by p.state = 'waiting', p.number limit 1
                        """)
                .params(tenant.value(), configuration)
                .query(Plans::row)
                .optional();
    }

    /** Whether what has changed since it was shown does not stop it. */
    public boolean acceptsMoved(TenantId tenant, UUID plan) {
        return jdbc.sql("select accept_moved from plan where tenant_id = ? and id = ?")
                .params(tenant.value(), plan)
                .query(Boolean.class)
                .single();
    }

    /**
     * The lines of a plan in their order.
     *
     * @param action only these; all when null
     * @param search only those in whose name, or that of their object, this occurs, without regard to case; empty: all
     * @param moved only those that had moved when the plan was to be applied
     * @param after behind the line of this number; 0 from the beginning
     */
    public List<PlannedObject> objects(
            TenantId tenant,
            UUID plan,
            @Nullable String action,
            @Nullable String status,
            String search,
            boolean moved,
            int after,
            int top) {
        return jdbc.sql("""
                        select * from plan_object
                        where tenant_id = :tenant and plan_id = :plan and number > :after
                          and (:action::text is null or action = :action) and (:status::text is null or status = :status)
                          and (:search = '' or strpos(lower(source_name), lower(:search)) > 0
                               or strpos(lower(object_name), lower(:search)) > 0)
                          and (moved or not :moved)
                        order by number limit :top
                        """)
                .param("tenant", tenant.value())
                .param("plan", plan)
                .param("after", after)
                .param("action", action)
                .param("status", status)
                .param("search", search)
                .param("moved", moved)
                .param("top", top)
                .query(Plans::object)
                .list();
    }

    /** How many lines of a plan there are of a sort. */
    public record Tally(String action, String status, long count, long moved) {}

    /** All sorts of lines, each once. */
    public List<Tally> tallies(TenantId tenant, UUID plan) {
        return jdbc.sql("""
                        select action, status, count(*) as lines, count(*) filter (where moved) as moved
                        from plan_object where tenant_id = ? and plan_id = ? group by 1, 2 order by 1, 2
                        """)
                .params(tenant.value(), plan)
                .query((row, number) -> new Tally(
                        row.getString("action"), row.getString("status"), row.getLong("lines"), row.getLong("moved")))
                .list();
    }

    /**
     * It could not be made, or was not applied; what has come to its end all the same stays as it is.
     *
     * @param state failed, refused, or ready to be applied again
     */
    public void ended(TenantId tenant, UUID plan, PlanState state, ServiceFailure failure) {
        jdbc.sql("""
                        update plan set state = ?, error_code = ?, error_message = ?, next_step = ?
                        where tenant_id = ? and id = ? and state in ('waiting', 'applying')
                        """)
                .params(state.text(), failure.code(), failure.reason(), failure.nextStep(), tenant.value(), plan)
                .update();
    }

    static PlannedObject object(ResultSet row, int number) throws SQLException {
        return new PlannedObject(
                row.getInt("number"),
                row.getString("action"),
                row.getString("status"),
                Optional.ofNullable(row.getObject("source_guid", UUID.class)),
                text(row, "source_class").orElse(""),
                text(row, "source_name").orElse(""),
                Optional.ofNullable(row.getObject("object_id", UUID.class)),
                text(row, "object_kind"),
                text(row, "object_name"),
                row.getString("modified_properties"),
                text(row, "code"),
                text(row, "reason"),
                text(row, "next_step"),
                row.getBoolean("moved"));
    }

    private static StoredPlan row(ResultSet row, int number) throws SQLException {
        Optional<String> code = text(row, "error_code");
        return new StoredPlan(
                row.getObject("id", UUID.class),
                row.getObject("configuration_id", UUID.class),
                row.getString("configuration"),
                row.getLong("number"),
                PlanState.of(row.getString("state")),
                json(row, "change"),
                row.getInt("version"),
                text(row, "mode").map(ConfigurationMode::of),
                row.getString("requested_by"),
                row.getTimestamp("requested_at").toInstant(),
                instant(row, "ready_at"),
                json(row, "counts"),
                code.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new PlanFailure(
                                code.get(),
                                text(row, "error_message").orElse(""),
                                text(row, "next_step").orElse(""))),
                text(row, "applied_by"),
                instant(row, "applied_at"),
                Optional.ofNullable(row.getObject("applied_cycle_id", UUID.class)),
                json(row, "outcome"));
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    private static Optional<JsonNode> json(ResultSet row, String column) throws SQLException {
        return text(row, column).map(JsonMapper.shared()::readTree);
    }
}
