package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.errors.ServiceFailure;
import org.footbridge.service.relay.RelayFailure;
import org.footbridge.service.staging.MembersTold;
import org.footbridge.service.staging.ScopeMembers;
import org.footbridge.service.staging.Staged;
import org.footbridge.service.staging.StagedCopy;
import org.footbridge.service.staging.StagedMembership;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/**
 * Sees to it that what a scope names is known: its containers and groups are staged, and who the groups' members are.
 * When one of them is gone nobody can say who is in scope; then nothing is planned, and nobody loses anything.
 */
@Component
class VerifyScope {
    private static final String GONE = "ScopeObjectGone";
    private static final String UNFIT = "ScopeObjectUnfit";
    private static final String NOT_READ = "ScopeGroupNotRead";
    /** Codes of failures that hold a configuration until somebody has settled them. */
    static final Set<String> HOLDING = Set.of(GONE, UNFIT, NOT_READ);

    private static final Set<String> LEAVES = Set.of("user", "inetorgperson", "group", "contact", "computer");
    private static final String MISSING = "ScopeContainerMissing";
    private static final int BATCH = 500;

    private final ReadDirectory directory;
    private final StagedCopy staging;
    private final StagedMembership membership;
    private final ScopeMembers members;
    private final JobLease lease;
    private final Transactions transactions;

    VerifyScope(
            ReadDirectory directory,
            StagedCopy staging,
            StagedMembership membership,
            ScopeMembers members,
            JobLease lease,
            Transactions transactions) {
        this.directory = directory;
        this.staging = staging;
        this.membership = membership;
        this.members = members;
        this.lease = lease;
        this.transactions = transactions;
    }

    /** Before a reading: what agents are not asked to tell will not be known any more when the watermark has moved. */
    void prepare(CycleContext context) {
        MembersTold held = membership.of(context.staged());
        keep(context, held, held.and(AskFor.told(context)));
    }

    /**
     * After a reading: reads what the scope names and was not told, and marks whose membership has changed.
     *
     * @return groups that were asked for and not answered: nobody can say who their members are
     */
    Set<UUID> complete(CycleContext context, CycleKind kind) {
        Set<UUID> unread = new TreeSet<>();
        Staged staged = context.staged();
        Scope scope = context.rules().scope();
        MembersTold held = membership.of(staged);
        if (kind.readsAll()) {
            keep(context, held, AskFor.told(context));
        } else if (!scope.named().isEmpty()) {
            Set<UUID> wanted = new TreeSet<>(staging.neverStaged(staged, guids(scope.named())));
            Set<UUID> groups = held.missing(new HashSet<>(guids(scope.groups())));
            wanted.addAll(groups);
            Set<UUID> answered = read(context, wanted);
            unread.addAll(groups);
            unread.removeAll(answered);
            groups.removeAll(unread);
            keep(context, held, held.with(groups));
        }
        if (scope.limitedByGroups()) {
            unread.addAll(readRestored(context, scope));
            members.markChanged(staged, scope);
        }
        return unread;
    }

    /**
     * Why nothing may be planned, if so: the scope names what is gone, or what cannot be a container or a group, or the
     * members of a group are not known.
     *
     * @param unread groups that were asked for and not answered
     */
    Optional<ServiceFailure> obstacle(CycleContext context, Set<UUID> unread) {
        Set<ObjectGuid> named = context.rules().scope().named();
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Map<UUID, String> gone = staging.gone(context.staged(), guids(named));
        return gone.isEmpty()
                ? unfit(context, named).or(() -> notRead(context, unread))
                : Optional.of(gone(context, gone));
    }

    /** Taken for groups without members they would put everybody out of scope who is in it through them. */
    private Optional<ServiceFailure> notRead(CycleContext context, Set<UUID> unread) {
        return unread.isEmpty()
                ? Optional.empty()
                : Optional.of(new ServiceFailure(
                        NOT_READ,
                        409,
                        "Who the members of groups are that limit the scope of '"
                                + context.saved().name() + "' could not be read: "
                                + described(context, staging.names(context.staged(), unread))
                                + ". Nothing is planned or deleted.",
                        "Check with 'footbridge agent check' that the account may read them. They are asked for again in"
                                + " each cycle; a full one finds out whether they are still there."));
    }

    /** Nobody is in a user or a member of a container; taken at its word such a scope would delete everybody. */
    private Optional<ServiceFailure> unfit(CycleContext context, Set<ObjectGuid> named) {
        Scope scope = context.rules().scope();
        Map<UUID, String> unfit = new TreeMap<>();
        staging.classes(context.staged(), guids(named)).forEach((guid, objectClass) -> {
            String lower = objectClass.toLowerCase(Locale.ROOT);
            boolean wantedAsGroup = scope.groups().contains(new ObjectGuid(guid));
            if (wantedAsGroup ? !lower.equals("group") : LEAVES.contains(lower)) {
                unfit.put(guid, "");
            }
        });
        return unfit.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new ServiceFailure(
                                UNFIT,
                                409,
                                "The scope of '" + context.saved().name()
                                        + "' names as a group what is none, or as a container what" + " holds nothing: "
                                        + described(context, unfit) + ". Nothing is planned or deleted.",
                                "Correct scope.containers, scope.exclude and scope.groups, and apply the configuration again."));
    }

    /** The agents' word that a container of the scope cannot be found says what it is called. */
    ServiceFailure explained(CycleContext context, RelayFailure refused) {
        if (!refused.code().equals(MISSING)) {
            return refused;
        }
        Map<UUID, String> unseen = new TreeMap<>();
        context.rules().scope().named().stream()
                .filter(guid -> refused.reason().contains(guid.toString()))
                .forEach(guid -> unseen.put(guid.value(), ""));
        return unseen.isEmpty() ? refused : gone(context, unseen);
    }

    private static ServiceFailure gone(CycleContext context, Map<UUID, String> gone) {
        return new ServiceFailure(
                GONE,
                409,
                "The scope of '" + context.saved().name() + "' names what is not in "
                        + context.saved().directory() + " any more: " + described(context, gone)
                        + ". Nothing is planned or deleted until that is settled.",
                "Restore it in the directory, or name in the scope what takes its place, and apply the configuration again.");
    }

    /** @param names those they had last; where there is none, the one that the administrator wrote */
    private static String described(CycleContext context, Map<UUID, String> names) {
        Map<UUID, String> written = new HashMap<>();
        context.definition()
                .scope()
                .entries()
                .forEach(entry -> entry.guid().ifPresent(guid -> written.put(guid, entry.name())));
        return names.entrySet().stream()
                .map(entry -> (entry.getValue().isEmpty() ? written.getOrDefault(entry.getKey(), "") : entry.getValue())
                        + " (" + entry.getKey() + ")")
                .collect(Collectors.joining("; "));
    }

    /** @return those that were not answered */
    private List<UUID> readRestored(CycleContext context, Scope scope) {
        Set<UUID> asked = new HashSet<>();
        while (true) {
            List<UUID> restored = members.restoredGroups(context.staged(), scope, asked.size() + BATCH);
            List<UUID> more = restored.stream().filter(asked::add).toList();
            if (more.isEmpty()) {
                return restored;
            }
            read(context, more);
        }
    }

    /** @return those that were told whole */
    private Set<UUID> read(CycleContext context, Collection<UUID> guids) {
        Set<UUID> answered = new HashSet<>();
        List<UUID> all = new ArrayList<>(guids);
        for (int from = 0; from < all.size(); from += BATCH) {
            List<UUID> batch = all.subList(from, Math.min(all.size(), from + BATCH));
            answered.addAll(staging.toldWhole(context.staged(), directory.readObjects(context, batch)));
        }
        return answered;
    }

    private void keep(CycleContext context, MembersTold before, MembersTold now) {
        if (!now.equals(before)) {
            transactions.run(() -> {
                lease.fence(context.staged(), context.cycle());
                membership.replace(context.staged(), now);
            });
        }
    }

    private static List<UUID> guids(Collection<ObjectGuid> guids) {
        return guids.stream().map(ObjectGuid::value).toList();
    }
}
