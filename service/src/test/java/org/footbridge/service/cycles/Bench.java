package org.footbridge.service.cycles;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.deletes.DecideDeletes;
import org.footbridge.service.deletes.DeletedObjects;
import org.footbridge.service.deletes.HeldDeletes;
import org.footbridge.service.deletes.PurgeObjects;
import org.footbridge.service.deletes.RemoveConfiguration;
import org.footbridge.service.deletes.RemoveDirectory;
import org.footbridge.service.directory.FindHeirs;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.directory.ReferencesOfObject;
import org.footbridge.service.directory.TenantFeatures;
import org.footbridge.service.directory.ToldLinks;
import org.footbridge.service.directory.UnresolvedLinks;
import org.footbridge.service.health.Escrows;
import org.footbridge.service.health.JobHealths;
import org.footbridge.service.health.JudgeJob;
import org.footbridge.service.jobs.ControlJob;
import org.footbridge.service.jobs.Jobs;
import org.footbridge.service.logs.ReadLog;
import org.footbridge.service.notifications.Notify;
import org.footbridge.service.plans.ComparePlan;
import org.footbridge.service.plans.KeepPlan;
import org.footbridge.service.plans.PlanProgress;
import org.footbridge.service.plans.Plans;
import org.footbridge.service.schemas.DirectorySchemas;
import org.footbridge.service.staging.CompareCopies;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.FindStaged;
import org.footbridge.service.staging.LoadDirty;
import org.footbridge.service.staging.RepairStaging;
import org.footbridge.service.staging.ScopeMembers;
import org.footbridge.service.staging.ShadowCopy;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedAttributes;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.staging.StagedExpiries;
import org.footbridge.service.staging.StagedMembership;
import org.footbridge.service.storage.Statistics;
import org.footbridge.service.storage.TestDatabases;
import org.footbridge.service.storage.TestDatabases.Server;
import org.footbridge.service.storage.Transactions;
import org.footbridge.service.tenants.TenantId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** One tenant, one configuration, one scripted directory, and everything that runs a cycle, on a real database. */
final class Bench implements AutoCloseable {
    final HikariDataSource database;
    final CountingDataSource source;
    final JdbcClient jdbc;
    final TenantId tenant = new TenantId(UUID.randomUUID());
    final ScriptedDirectory directory;
    private final SeveralDirectories directories;
    final Configurations configurations;
    /** What is told to whoever listens, in order. */
    final List<Object> published = new CopyOnWriteArrayList<>();

    final LoadDirty dirty;
    final RunCycle runCycle;
    final ExplainObject explain;
    final ProvisionObject provision;
    final ReadLog log;
    final TenantFeatures features;
    final Jobs jobs;
    final Transactions transactions;
    final StagedExpiries expiries;
    final Plans plans;
    final JobHealths healths;
    final Escrows escrows;
    final ControlJob control;
    final MovableClock clock = new MovableClock();
    final HeldDeletes held;
    final DecideDeletes decide;
    final DeletedObjects deleted;
    final RemoveConfiguration removeConfiguration;
    final RemoveDirectory removeDirectory;
    final RulesOfDocument rulesOfDocument;
    SavedConfiguration saved;

    /** @param pageSize of what the directory answers; pages of what is planned are as in the service */
    Bench(Server server, int pageSize, String definition) {
        this(server, pageSize, 1000, definition);
    }

    /** @param planned so many objects are planned at once */
    Bench(Server server, int pageSize, int planned, String definition) {
        this.directory = new ScriptedDirectory(pageSize);
        this.database = TestDatabases.fresh(server);
        this.source = new CountingDataSource(database);
        this.jdbc = JdbcClient.create(source);
        this.transactions = new Transactions(new DataSourceTransactionManager(source), source);
        this.directories = new SeveralDirectories(directory);
        DirectorySchemas schemas = new DirectorySchemas(jdbc, directories);
        this.configurations = new Configurations(jdbc, transactions, schemas, published::add);
        this.jobs = new Jobs(
                jdbc,
                configurations,
                new StaticListableBeanFactory().getBeanProvider(Scheduler.class),
                Clock.systemUTC());
        this.features = new TenantFeatures(jdbc, transactions, event -> jobs.planAgain(tenant));
        StagedCopy staging = new StagedCopy(jdbc, transactions);
        this.expiries = new StagedExpiries(jdbc);
        ScopeMembers members = new ScopeMembers(jdbc);
        this.dirty = new LoadDirty(jdbc, members);
        StagedMembership membership = new StagedMembership(jdbc);
        this.plans = new Plans(jdbc);
        PlanProgress progress = new PlanProgress();
        CycleLedger ledger = new CycleLedger(jdbc, progress);
        JobLease lease = new JobLease(jdbc);
        Statistics statistics = new Statistics(jdbc);
        UnresolvedLinks unresolved = new UnresolvedLinks(jdbc);
        CycleStages stages = new CycleStages(new SimpleMeterRegistry());
        StagedAttributes attributes = new StagedAttributes(jdbc, transactions);
        ReadDirectory read = new ReadDirectory(
                directories, staging, attributes, ledger, lease, transactions, statistics, unresolved, stages);
        ResolveScope scope = new ResolveScope(directories, configurations, jdbc);
        KnowDirectory knowDirectory = new KnowDirectory(schemas);
        this.rulesOfDocument = new RulesOfDocument(configurations, scope, knowDirectory);
        this.held = new HeldDeletes(jdbc);
        this.decide = new DecideDeletes(held, jobs, transactions);
        this.deleted = new DeletedObjects(transactions, purge(1000));
        this.removeConfiguration = new RemoveConfiguration(configurations, transactions, jdbc, new Notify(jdbc, clock));
        this.removeDirectory = new RemoveDirectory(removeConfiguration, configurations, transactions, jdbc);
        VerifyScope verifyScope = new VerifyScope(read, staging, membership, members, lease, transactions);
        RefuseUnclearScope refuseUnclearScope = new RefuseUnclearScope(verifyScope, membership);
        this.explain = new ExplainObject(
                configurations,
                scope,
                knowDirectory,
                new FindStaged(jdbc),
                staging,
                dirty,
                new LoadView(jdbc),
                new SettleLeaving(new FindHeirs(jdbc)),
                new ReferencesOfObject(jdbc),
                refuseUnclearScope,
                new FindHindrances(jdbc),
                features,
                clock);
        this.log = new ReadLog(jdbc);
        this.provision = new ProvisionObject(
                configurations,
                scope,
                knowDirectory,
                new ReadNow(directories, new FindStaged(jdbc), staging),
                refuseUnclearScope,
                staging,
                new PlanSome(dirty, new LoadView(jdbc), new SettleLeaving(new FindHeirs(jdbc)), features),
                lease,
                log,
                transactions,
                clock);
        ShadowCopy shadow = new ShadowCopy(jdbc, transactions);
        AlignReferences references =
                new AlignReferences(ledger, lease, transactions, unresolved, new ToldLinks(jdbc), stages);
        PlanPages planPages = new PlanPages(
                dirty,
                new LoadView(jdbc),
                new SettleLeaving(new FindHeirs(jdbc)),
                features,
                ledger,
                lease,
                transactions,
                statistics,
                stages,
                planned);
        this.healths = new JobHealths(jdbc);
        this.escrows = new Escrows(jdbc);
        JudgeJob judge = new JudgeJob(healths, escrows, new Notify(jdbc, clock));
        this.control = new ControlJob(jobs, healths, judge, escrows, decide, transactions, jdbc, clock);
        ChooseReading chooseReading = new ChooseReading(staging, attributes, membership);
        CompleteStaging completeStaging = new CompleteStaging(read, staging, dirty, members);
        Reconcile reconcile = new Reconcile(
                scope,
                new ReadShadow(directory, staging, shadow, ledger, lease, transactions, statistics),
                shadow,
                new CompareCopies(jdbc),
                new RepairStaging(jdbc),
                staging,
                attributes,
                planPages,
                references,
                ledger,
                lease,
                transactions);
        CycleContexts contexts = new CycleContexts(configurations, scope, knowDirectory, chooseReading, clock);
        StageDirectory stage = new StageDirectory(
                chooseReading,
                read,
                verifyScope,
                completeStaging,
                staging,
                expiries,
                escrows,
                ledger,
                lease,
                transactions);
        CarryOut carryOut = new CarryOut(
                planPages,
                new HoldDeletes(lease, transactions, jdbc),
                new HoldRemovals(lease, transactions),
                new TellHeld(ledger, lease, transactions, new Notify(jdbc, clock), jdbc),
                references,
                reconcile,
                completeStaging,
                verifyScope,
                escrows,
                ledger,
                lease,
                transactions,
                statistics);
        PlannedWork plannedWork = new PlannedWork(configurations, contexts, stage, carryOut, lease, transactions);
        LongWork longWork = new LongWork();
        this.runCycle = new RunCycle(
                configurations,
                chooseReading,
                contexts,
                stage,
                carryOut,
                new Rehearse(
                        plannedWork, carryOut, plans, new KeepPlan(source), progress, longWork, ledger, transactions),
                new ApplyPlan(
                        plannedWork,
                        configurations,
                        plans,
                        new ComparePlan(jdbc),
                        progress,
                        longWork,
                        ledger,
                        lease,
                        transactions),
                plans,
                ledger,
                lease,
                new CloseCycle(configurations, ledger, judge, transactions, new SimpleMeterRegistry(), clock),
                transactions,
                clock);
        jdbc.sql(
                        "insert into tenant (id, name, display_name, initial_domain) values (?, 'test', 'Test', 'test.invalid')")
                .params(tenant.value())
                .update();
        jdbc.sql("insert into verified_domain values (?, 'corp.example')")
                .params(tenant.value())
                .update();
        jdbc.sql("insert into connected_directory (tenant_id, id, name) values (?, ?, 'corp.example')")
                .params(tenant.value(), UUID.randomUUID())
                .update();
        this.saved = save(definition);
    }

    /** @param pageSize so many objects in one transaction */
    PurgeObjects purge(int pageSize) {
        return new PurgeObjects(jdbc, transactions, pageSize);
    }

    SavedConfiguration save(String definition) {
        saved = save("main", definition);
        return saved;
    }

    /** Connects another directory, with a configuration of the same name. */
    SavedConfiguration connect(String name, ScriptedDirectory other, String definition) {
        UUID id = jdbc.sql("select id from connected_directory where tenant_id = ? and name = ?")
                .params(tenant.value(), name)
                .query(UUID.class)
                .optional()
                .orElseGet(() -> {
                    UUID fresh = UUID.randomUUID();
                    jdbc.sql("insert into connected_directory (tenant_id, id, name) values (?, ?, ?)")
                            .params(tenant.value(), fresh, name)
                            .update();
                    return fresh;
                });
        directories.add(id, other);
        return save(name, definition);
    }

    SavedConfiguration save(String name, String definition) {
        SavedConfiguration other =
                configurations.save(tenant, name, JsonMapper.shared().readTree(definition), "test", true);
        jobs.keep(other, false);
        return other;
    }

    /** A cycle that somebody asked for to see what the directory has. */
    RunCycle.Ended cycle() {
        jdbc.sql("update job set read_requested = true").update();
        return cycleOfItself();
    }

    /** A cycle of one of several configurations. */
    RunCycle.Ended cycle(String name) {
        jdbc.sql("update job set read_requested = true").update();
        return runCycle.run(configurations.find(tenant, name).orElseThrow(), "test");
    }

    /** A cycle as it follows from what was saved. */
    RunCycle.Ended cycleOfItself() {
        saved = configurations.find(tenant, "main").orElseThrow();
        return runCycle.run(saved, "test");
    }

    /** The next page of what is to be planned, of everything. */
    List<DirtyObject> dirtyPage(@Nullable ObjectGuid after) {
        return dirty.page(
                new Staged(tenant, saved.id()), LoadDirty.Which.ALL, after, 1000, Set.of(), Scope.WHOLE_DIRECTORY);
    }

    /** The account of the last cycle. */
    Map<String, Object> account() {
        return Map.copyOf(jdbc.sql("""
                        select kind, state, drift, read, created, updated, deleted, restored, unchanged, skipped, failed, held, missing, out_of_scope, disabled,
                               members_added, members_removed, coalesce(error_code, '') as error
                        from cycle order by number desc limit 1
                        """)
                .query((row, number) -> Map.<String, Object>ofEntries(
                        Map.entry("drift", row.getInt("drift")),
                        Map.entry("kind", row.getString("kind")),
                        Map.entry("state", row.getString("state")),
                        Map.entry("read", row.getInt("read")),
                        Map.entry("created", row.getInt("created")),
                        Map.entry("updated", row.getInt("updated")),
                        Map.entry("deleted", row.getInt("deleted")),
                        Map.entry("restored", row.getInt("restored")),
                        Map.entry("unchanged", row.getInt("unchanged")),
                        Map.entry("skipped", row.getInt("skipped")),
                        Map.entry("failed", row.getInt("failed")),
                        Map.entry("held", row.getInt("held")),
                        Map.entry("missing", row.getInt("missing")),
                        Map.entry("outOfScope", row.getInt("out_of_scope")),
                        Map.entry("disabled", row.getInt("disabled")),
                        Map.entry("membersAdded", row.getInt("members_added")),
                        Map.entry("membersRemoved", row.getInt("members_removed")),
                        Map.entry("error", row.getString("error"))))
                .single());
    }

    /** Display names of live objects of a kind, ordered. */
    List<String> names(String kind) {
        return strings("""
                select properties ->> 'displayName' from directory_object
                where tenant_id = ? and kind = ? and deleted_at is null order by 1
                """, tenant.value(), kind);
    }

    List<String> members(String group) {
        return references(group, "members");
    }

    List<String> references(String owner, String property) {
        return strings("""
                select t.properties ->> 'displayName' from directory_reference r
                join directory_object o on o.tenant_id = r.tenant_id and o.id = r.owner_id
                join directory_object t on t.tenant_id = r.tenant_id and t.id = r.target_id
                where r.tenant_id = ? and o.properties ->> 'displayName' = ? and r.property = ? order by 1
                """, tenant.value(), owner, property);
    }

    String property(String displayName, String property) {
        return strings("""
                        select coalesce(properties ->> ?, '') from directory_object
                        where tenant_id = ? and properties ->> 'displayName' = ? and deleted_at is null
                        """, property, tenant.value(), displayName).getFirst();
    }

    List<String> strings(String sql, Object... parameters) {
        return jdbc.sql(sql)
                .params(parameters)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }

    /** Everything the tenant directory holds, as one comparable text without times and identifiers. */
    List<String> picture() {
        return strings("""
                select o.kind || ' ' || (o.deleted_at is not null) || ' ' || o.properties::text || ' '
                       || coalesce((select string_agg(r.property || '=' || (t.properties ->> 'displayName'), ',' order by r.property, t.properties ->> 'displayName')
                                    from directory_reference r join directory_object t on t.tenant_id = r.tenant_id and t.id = r.target_id
                                    where r.tenant_id = o.tenant_id and r.owner_id = o.id), '')
                       || ' ' || coalesce((select string_agg(k.kind || '=' || k.value, ',' order by k.kind, k.value)
                                    from directory_key k where k.tenant_id = o.tenant_id and k.object_id = o.id), '')
                from directory_object o where o.tenant_id = ? and o.deleted_at is null order by 1
                """, tenant.value());
    }

    DataSource dataSource() {
        return source;
    }

    @Override
    public void close() {
        database.close();
    }
}
