package org.footbridge.service.cycles;

import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.footbridge.service.configurations.DeleteRules;
import org.footbridge.service.configurations.DeleteRules.Limit;
import org.footbridge.service.directory.LeavingMembers;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/**
 * Weighs the members that would leave groups against the thresholds, before the first leaves. That a member, or a group, is
 * deleted is no removal of a member and was weighed already.
 */
@Component
class HoldRemovals {
    private final JobLease lease;
    private final Transactions transactions;

    HoldRemovals(JobLease lease, Transactions transactions) {
        this.lease = lease;
        this.transactions = transactions;
    }

    /**
     * Comes before references are brought in line.
     *
     * @param realigned whose references are compared as a whole
     * @param before what the cycle let go already; what it lets go now is added
     * @return whether some were allowed, and will be gone afterwards
     */
    boolean weigh(CycleContext context, Optional<Owners> realigned, LetGo before) {
        return transactions.in(connection -> {
            lease.fence(context.staged(), context.cycle());
            lease.takeTurn(context.staged());
            LeavingMembers leaving = new LeavingMembers(connection, context.staged(), context.cycle());
            LeavingMembers.Work work = leaving.work();
            boolean looks = work.ended() || realigned.isPresent();
            if (!looks && !work.held()) {
                return false;
            }
            leaving.begin(context.referenceRules());
            if (work.held()) {
                leaving.forget();
            }
            if (looks) {
                leaving.find(context.referenceRules(), realigned);
                hold(context, leaving, before);
            }
            leaving.end();
            return work.allowed();
        });
    }

    /** Comes when references were brought in line. */
    void forgetDone(CycleContext context) {
        transactions.in(connection -> {
            lease.fence(context.staged(), context.cycle());
            LeavingMembers leaving = new LeavingMembers(connection, context.staged(), context.cycle());
            leaving.begin(context.referenceRules());
            leaving.forget();
            leaving.end();
            return null;
        });
    }

    private static void hold(CycleContext context, LeavingMembers leaving, LetGo before) throws SQLException {
        DeleteRules rules = context.definition().deletes();
        long left = leaving.total();
        if (left == 0) {
            return;
        }
        long gone = before.members();
        long total = left + gone;
        Limit limit = rules.members();
        boolean all = limit.exceededBy(total, limit.asksForTotal(total) ? leaving.members() + gone : total);
        Set<UUID> groups = tooMany(rules.membersOfGroup(), leaving, before);
        if (before.isWeighedAgain() && !all) {
            Map<UUID, Long> leave = leaving.notHeld();
            leave.keySet().removeAll(groups);
            before.addMembers(leave);
        }
        if (all || !groups.isEmpty()) {
            leaving.hold(context.cycle(), all, groups, context.saved().name());
        }
    }

    private static Set<UUID> tooMany(Limit limit, LeavingMembers leaving, LetGo before) throws SQLException {
        Map<UUID, Long> many = leaving.byGroup(before.members() == 0 ? limit.mostNeverHeld() : 0);
        Map<UUID, Long> members = many.isEmpty() ? Map.of() : leaving.membersOf(many.keySet());
        Set<UUID> groups = new HashSet<>();
        many.forEach((group, leave) -> {
            long gone = before.members(group);
            if (limit.exceededBy(leave + gone, members.getOrDefault(group, leave) + gone)) {
                groups.add(group);
            }
        });
        return groups;
    }
}
