package org.footbridge.service.cycles;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.explain.Explain;
import org.footbridge.engine.explain.Explanation;
import org.footbridge.engine.planning.PlanStep;
import org.footbridge.engine.scope.Scope;
import org.footbridge.relay.wire.Page;
import org.footbridge.service.configurations.ConfigurationDefinition;
import org.footbridge.service.configurations.Configurations;
import org.footbridge.service.configurations.SavedConfiguration;
import org.footbridge.service.directory.ResolveReferences;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.logs.LogQuestion;
import org.footbridge.service.logs.LoggedEvent;
import org.footbridge.service.logs.ReadLog;
import org.footbridge.service.logs.RecordRun;
import org.footbridge.service.logs.StepKind;
import org.footbridge.service.ondemand.OnDemand;
import org.footbridge.service.ondemand.Progress;
import org.footbridge.service.ondemand.Provision;
import org.footbridge.service.ondemand.Provisioned;
import org.footbridge.service.staging.Attempt;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.PreparedPage;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.storage.TemporaryTables;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/**
 * Provisions one object, and for a group some of its members, at once: reads it from the directory, stages, plans and applies
 * it as a cycle would. Everything after the reading is one transaction, which is taken back when it is only to be seen what
 * would come of it. The watermark does not move, so that the next cycle reads the same again and finds it done.
 */
@Component
public class ProvisionObject implements Provision {
    private static final int MOST_LINKS = 5000;
    private static final int MOST_EVENTS = 1000;

    private final Configurations configurations;
    private final ResolveScope scope;
    private final KnowDirectory knowDirectory;
    private final ReadNow readNow;
    private final RefuseUnclearScope refuseUnclearScope;
    private final StagedCopy staging;
    private final PlanSome planSome;
    private final JobLease lease;
    private final ReadLog log;
    private final Transactions transactions;
    private final Clock clock;

    ProvisionObject(
            Configurations configurations,
            ResolveScope scope,
            KnowDirectory knowDirectory,
            ReadNow readNow,
            RefuseUnclearScope refuseUnclearScope,
            StagedCopy staging,
            PlanSome planSome,
            JobLease lease,
            ReadLog log,
            Transactions transactions,
            Clock clock) {
        this.configurations = configurations;
        this.scope = scope;
        this.knowDirectory = knowDirectory;
        this.readNow = readNow;
        this.refuseUnclearScope = refuseUnclearScope;
        this.staging = staging;
        this.planSome = planSome;
        this.lease = lease;
        this.log = log;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Provisioned provision(SavedConfiguration saved, OnDemand wish, String by, Runnable with, Progress progress) {
        long began = System.nanoTime();
        Instant at = clock.instant();
        refuseUnfit(saved, wish);
        CycleContext own = context(saved, at, wish.apply());
        CycleContext heeded = wish.ignoreScope() ? withoutScope(own) : own;
        // said early, so that nobody waits for a directory in vain; decided in the transaction
        requireFree(saved, own);
        ObjectGuid object = locate(heeded, wish.object());
        Set<ObjectGuid> members = new LinkedHashSet<>();
        wish.members().forEach(member -> members.add(locate(heeded, member)));
        List<ObjectGuid> wanted =
                Stream.concat(Stream.of(object), members.stream()).distinct().toList();
        ReadNow.Told told = readNow.read(heeded, wanted);
        requireTold(told, object, wish.object());
        requireMembers(told, object, members);
        progress.reached(ReachedSteps.imported(told, object));
        Work work = new Work(own, heeded, object, members, told, began, progress);
        Transactions.Work<Provisioned> all = connection -> {
            RecordRun.write(connection, own.staged(), own.cycle(), by);
            Provisioned provisioned = carryOut(connection, work, wish.apply());
            if (wish.apply()) {
                with.run();
            }
            return provisioned;
        };
        return Objects.requireNonNull(wish.apply() ? transactions.in(all) : transactions.undone(all));
    }

    /**
     * @param own by the rules of the configuration
     * @param heeded by the rules that are heeded
     */
    private record Work(
            CycleContext own,
            CycleContext heeded,
            ObjectGuid object,
            Set<ObjectGuid> members,
            ReadNow.Told told,
            long began,
            Progress progress) {
        List<ObjectGuid> all() {
            return Stream.concat(Stream.of(object), members.stream()).distinct().toList();
        }
    }

    private void refuseUnfit(SavedConfiguration saved, OnDemand wish) {
        if (wish.members().size() > OnDemand.MOST_MEMBERS) {
            throw new ServiceFailure(
                    "TooManyMembers",
                    400,
                    wish.members().size() + " members were chosen; at most " + OnDemand.MOST_MEMBERS
                            + " are provisioned at once.",
                    "Choose fewer, or run a cycle: footbridge sync " + saved.name());
        }
        if (wish.apply() && !configurations.definition(saved).enabled()) {
            throw new ServiceFailure(
                    "ConfigurationDisabled",
                    409,
                    "The configuration '" + saved.name() + "' is disabled.",
                    "See what would come of it without --apply, or set enabled: true and apply it again.");
        }
        if (wish.apply()) {
            configurations.refuseStaging(saved);
        }
    }

    /** @param apply names of the scope that were looked up are kept; a dry run leaves the configuration as it is */
    private CycleContext context(SavedConfiguration saved, Instant now, boolean apply) {
        ConfigurationDefinition named = configurations.definition(saved);
        ConfigurationDefinition definition = apply ? scope.resolve(saved, named) : scope.lookUp(saved, named);
        return CycleContext.of(
                UUID.randomUUID(),
                saved,
                definition,
                scope.rules(saved, definition, knowDirectory.of(saved, true)),
                now);
    }

    private static CycleContext withoutScope(CycleContext own) {
        return CycleContext.of(
                own.cycle(), own.saved(), own.definition(), own.rules().withoutScope(), own.now());
    }

    private void requireFree(SavedConfiguration saved, CycleContext context) {
        transactions.undone(connection -> {
            borrow(saved, context);
            return null;
        });
    }

    /** What was asked of a configuration that is disabled does not come before somebody enables it. */
    private void borrow(SavedConfiguration saved, CycleContext context) {
        lease.borrow(
                context.staged(),
                context.cycle(),
                configurations.definition(saved).enabled());
    }

    private ObjectGuid locate(CycleContext context, String what) {
        return readNow.locate(context, what).orElseThrow(() -> notFound(what));
    }

    private static void requireTold(ReadNow.Told told, ObjectGuid object, String what) {
        if (!told.has(object)) {
            throw notFound(what);
        }
    }

    private static void requireMembers(ReadNow.Told told, ObjectGuid group, Set<ObjectGuid> members) {
        Set<ObjectGuid> strangers = new HashSet<>(members);
        strangers.removeAll(told.linked(group, Scope.MEMBERS));
        if (!strangers.isEmpty()) {
            throw new ServiceFailure(
                    "NotAMember",
                    400,
                    "Not a member of the group in the directory: "
                            + strangers.stream()
                                    .map(ObjectGuid::toString)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".",
                    "Choose direct members of the group.");
        }
    }

    private static ServiceFailure notFound(String what) {
        String visible = what.replaceAll("\\p{Cntrl}", "?");
        return new ServiceFailure(
                "ObjectNotFound",
                404,
                "The directory has no object '"
                        + (visible.length() <= 200 ? visible : visible.substring(0, 200) + "…")
                        + "' that the agents' account can read.",
                "Give its distinguished name or objectGUID. If it was deleted, the next cycle reads that.");
    }

    private Provisioned carryOut(Connection connection, Work work, boolean applied) throws SQLException {
        CycleContext own = work.own();
        borrow(own.saved(), own);
        lease.takeTurn(own.staged());
        long read = stage(connection, work);
        refuseUnclearScope.refuse(work.heeded());
        Explanation byScope = explanation(own, work.object());
        Explanation evaluated = work.heeded().equals(own) ? byScope : explanation(work.heeded(), work.object());
        work.progress().reached(ReachedSteps.scoped(byScope, !work.heeded().equals(own)));
        TemporaryTables.empty(connection);
        PlanSome.Planned planned = planSome.apply(connection, work.heeded(), work.all(), work.began());
        work.progress()
                .reached(ReachedSteps.matched(
                        Objects.requireNonNull(planned.steps().get(work.object())),
                        Optional.ofNullable(planned.linked().get(work.object()))));
        work.progress().reached(ReachedSteps.processed(evaluated));
        TemporaryTables.empty(connection);
        references(connection, work, read);
        TemporaryTables.empty(connection);
        lease.release(own.staged(), own.cycle());
        return provisioned(work, applied, byScope, evaluated, planned);
    }

    private long stage(Connection connection, Work work) throws SQLException {
        long read = staging.newRead();
        for (Page page : work.told().pages()) {
            staging.stage(
                    work.own().staged(),
                    Attempt.ofSome(read),
                    PreparedPage.of(page, work.own().stagingRules()),
                    work.own().stagingRules());
            TemporaryTables.empty(connection);
        }
        staging.endObjects(work.own().staged(), read);
        return read;
    }

    private Explanation explanation(CycleContext context, ObjectGuid guid) {
        DirtyObject object = planSome.load(context, List.of(guid)).getFirst();
        Explain explain = new Explain(context.rules(), context.now(), names(context));
        return NotRead.obstacle(object, context.rules())
                .map(failure -> explain.unread(object.object(), failure))
                .orElseGet(() -> explain.explain(object.object()));
    }

    private Map<ObjectGuid, String> names(CycleContext context) {
        Set<ObjectGuid> named = context.rules().scope().named();
        Map<ObjectGuid, String> names = new HashMap<>();
        staging.names(context.staged(), guids(List.copyOf(named)))
                .forEach((guid, name) -> names.put(new ObjectGuid(guid), name));
        return names;
    }

    private static void references(Connection connection, Work work, long read) throws SQLException {
        new ResolveReferences(connection, work.own().staged(), work.own().cycle())
                .page(
                        work.own().referenceRules(),
                        guids(work.all()),
                        read,
                        work.members().isEmpty() ? List.of() : guids(List.of(work.object())),
                        guids(List.copyOf(work.members())),
                        MOST_LINKS);
    }

    private static List<UUID> guids(List<ObjectGuid> guids) {
        return guids.stream().map(ObjectGuid::value).toList();
    }

    private Provisioned provisioned(
            Work work, boolean applied, Explanation byScope, Explanation evaluated, PlanSome.Planned planned) {
        CycleContext own = work.own();
        List<LoggedEvent> events =
                new ArrayList<>(log.find(LogQuestion.of(own.saved().tenant()).cycle(own.cycle()), MOST_EVENTS)
                        .reversed());
        LoggedEvent event = main(work.object(), events);
        events.remove(event);
        PlanStep step = Objects.requireNonNull(planned.steps().get(work.object()));
        return new Provisioned(
                own.cycle(),
                applied,
                StepsOfObject.inScope(byScope),
                own.now(),
                Duration.ofNanos(System.nanoTime() - work.began()),
                work.object(),
                byScope.objectClass(),
                byScope.distinguishedName(),
                event,
                new StepsOfObject(
                                event,
                                byScope,
                                evaluated,
                                step,
                                Optional.ofNullable(planned.linked().get(work.object())))
                        .steps(),
                events);
    }

    /** What became of the object itself; if that is nothing, what became of its references. */
    private static LoggedEvent main(ObjectGuid object, List<LoggedEvent> events) {
        List<LoggedEvent> own = events.stream()
                .filter(line -> line.source().id().equals(Optional.of(object.value())))
                .toList();
        return own.stream()
                .filter(line -> !has(line, StepKind.REFERENCES_CHANGED) && !has(line, StepKind.NOTHING_TO_DO))
                .findFirst()
                .or(() -> own.stream()
                        .filter(line -> has(line, StepKind.REFERENCES_CHANGED))
                        .findFirst())
                .or(() -> own.stream().findFirst())
                .orElseThrow(() -> new IllegalStateException("The log has no line of " + object));
    }

    private static boolean has(LoggedEvent line, String code) {
        return line.code().equals(Optional.of(code));
    }
}
