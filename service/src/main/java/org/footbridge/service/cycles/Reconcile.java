package org.footbridge.service.cycles;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.staging.CompareCopies;
import org.footbridge.service.staging.Comparison;
import org.footbridge.service.staging.RepairStaging;
import org.footbridge.service.staging.ShadowCopy;
import org.footbridge.service.staging.StagedAttributes;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/**
 * Compares a directory that was read once more with what is staged, and that with the tenant directory. Comparing
 * changes neither; repairing brings the staged copy in line, and leaves to the cycle to plan it again. It is the only
 * way on which an absence becomes a delete.
 */
@Component
class Reconcile {
    private static final int PAGE = 1000;
    private static final List<String> CONTAINERS =
            List.of("organizationalunit", "container", "builtindomain", "domaindns", "lostandfound");

    private final ResolveScope names;
    private final ReadShadow directory;
    private final ShadowCopy shadow;
    private final CompareCopies compareCopies;
    private final RepairStaging repairStaging;
    private final StagedCopy staging;
    private final StagedAttributes attributes;
    private final PlanPages planPages;
    private final AlignReferences references;
    private final CycleLedger ledger;
    private final JobLease lease;
    private final Transactions transactions;

    Reconcile(
            ResolveScope names,
            ReadShadow directory,
            ShadowCopy shadow,
            CompareCopies compareCopies,
            RepairStaging repairStaging,
            StagedCopy staging,
            StagedAttributes attributes,
            PlanPages planPages,
            AlignReferences references,
            CycleLedger ledger,
            JobLease lease,
            Transactions transactions) {
        this.names = names;
        this.directory = directory;
        this.shadow = shadow;
        this.compareCopies = compareCopies;
        this.repairStaging = repairStaging;
        this.staging = staging;
        this.attributes = attributes;
        this.planPages = planPages;
        this.references = references;
        this.ledger = ledger;
        this.lease = lease;
        this.transactions = transactions;
    }

    /**
     * What was compared.
     *
     * @param sameDatabase whether the database that the watermark is of has answered; what another one does not have may
     *     only not have come there yet
     */
    record Compared(Comparison comparison, boolean sameDatabase) {}

    /** Reads, and writes down every difference. */
    Compared compare(CycleContext context, ReconcileRequest request) {
        ledger.reconciles(context.staged(), context.cycle(), request);
        Optional<UUID> below = request.organizationalUnit().map(name -> container(context, name));
        Comparison comparison = comparison(context, below);
        shadow.forgetEnded(context.staged());
        below.ifPresent(container -> fenced(context, () -> shadow.limit(comparison, container)));
        boolean sameDatabase = directory.read(context, comparison);
        ledger.phase(context.staged(), context.cycle(), "compare");
        fenced(
                context,
                () -> compareCopies.compare(
                        comparison, context.saved().directory().toLowerCase(Locale.ROOT)));
        Optional<ObjectGuid> top = below.map(ObjectGuid::new);
        planPages.preview(
                context,
                object -> top.isEmpty()
                        || object.object().guid().equals(top.get())
                        || object.object().containers().contains(top.get()));
        references.preview(context, comparison);
        ledger.drifted(context.staged(), context.cycle());
        return new Compared(comparison, sameDatabase);
    }

    /**
     * Stages what was read, and has everything that was compared planned again. When another database answered, the staged
     * copy stays as it is: it may know more.
     */
    void repair(CycleContext context, Compared compared) {
        Comparison comparison = compared.comparison();
        if (compared.sameDatabase()) {
            long read = staging.newRead();
            Optional<UUID> last = Optional.of(new UUID(0, 0));
            while (last.isPresent()) {
                UUID after = last.get();
                last = transactions.in(connection -> {
                    lease.fence(context.staged(), context.cycle());
                    return repairStaging.page(connection, comparison, read, after, PAGE, context.stagingRules());
                });
            }
            fenced(context, () -> {
                staging.endObjects(context.staged(), read);
                repairStaging.markAbsent(comparison, read);
            });
        }
        if (comparison.below().isEmpty()) {
            staging.markAll(context.staged());
        } else {
            fenced(context, () -> repairStaging.markBelow(comparison));
        }
    }

    /** Why what was found was not repaired as a whole, if so. */
    static Optional<ServiceFailure> unfinished(CycleContext context, Compared compared) {
        return compared.sameDatabase()
                ? Optional.empty()
                : Optional.of(new ServiceFailure(
                        "ReconciledElsewhere",
                        409,
                        "Another domain controller of " + context.saved().directory()
                                + " answered than the one that changes are read from. It may lag behind, so what it does"
                                + " not have is not deleted, and what is staged stays as it is.",
                        "Reconcile again when the other one answers, or after the next cycle."));
    }

    /** Lets go of what was read. */
    void forget(CycleContext context) {
        shadow.forget(comparison(context, Optional.empty()));
    }

    private Comparison comparison(CycleContext context, Optional<UUID> below) {
        Set<String> staged = attributes.of(context.staged()).keySet();
        Set<String> compared = new LinkedHashSet<>(context.attributes().stream()
                .map(StagedAttributes::key)
                .filter(staged::contains)
                .toList());
        compared.add("cn");
        if (context.rules().scope().limitedByGroups()) {
            compared.add(Scope.MEMBERS.toLowerCase(Locale.ROOT));
        }
        List<String> classes = Stream.concat(CONTAINERS.stream(), context.definition().objects().stream())
                .toList();
        return new Comparison(context.staged(), context.cycle(), below, compared, classes, AskFor.told(context));
    }

    private UUID container(CycleContext context, String name) {
        return Optional.ofNullable(names.ask(context.saved(), List.of(name)).get(name))
                .orElseThrow(() -> new ServiceFailure(
                        "OrganizationalUnitNotFound",
                        404,
                        "The directory " + context.saved().directory() + " has nothing named " + name + ".",
                        "Give the distinguished name of a container, e.g. OU=Staff,DC=corp,DC=example."));
    }

    private void fenced(CycleContext context, Runnable work) {
        transactions.run(() -> {
            lease.fence(context.staged(), context.cycle());
            work.run();
        });
    }
}
