package org.footbridge.service.cycles;

import java.util.UUID;
import org.footbridge.service.directory.RealignReferences;
import org.footbridge.service.directory.RealignReferences.Owners;
import org.footbridge.service.directory.RealignReferences.Realigned;
import org.footbridge.service.directory.ResolveReferences;
import org.footbridge.service.directory.ResolveReferences.Resolved;
import org.footbridge.service.storage.Transactions;
import org.springframework.stereotype.Component;

/** Brings the references of a cycle's objects in line with the staged links, a page in one transaction. */
@Component
class AlignReferences {
    private static final int PAGE = 5000;

    private final CycleLedger ledger;
    private final Transactions transactions;

    AlignReferences(CycleLedger ledger, Transactions transactions) {
        this.ledger = ledger;
        this.transactions = transactions;
    }

    /** Where no changed link tells of it; leaves to {@link #resolve} what is to be added. */
    void realign(CycleContext context, Owners which) {
        UUID last = RealignReferences.START;
        while (true) {
            UUID after = last;
            Realigned page = transactions.in(connection -> {
                ledger.fence(context.staged(), context.cycle());
                ledger.takeTurn(context.staged());
                Realigned realigned = new RealignReferences(connection, context.staged(), context.cycle())
                        .page(context.referenceRules(), which, after, PAGE);
                ledger.addMembers(
                        context.staged(), context.cycle(), realigned.updated(), 0, realigned.membersRemoved());
                return realigned;
            });
            if (page.owners() == 0) {
                return;
            }
            last = page.last();
        }
    }

    /** Where links changed, or their ends arrived. */
    void resolve(CycleContext context) {
        while (true) {
            Resolved page = transactions.in(connection -> {
                ledger.fence(context.staged(), context.cycle());
                ledger.takeTurn(context.staged());
                Resolved resolved = new ResolveReferences(connection, context.staged(), context.cycle())
                        .page(context.referenceRules(), PAGE);
                ledger.addMembers(
                        context.staged(),
                        context.cycle(),
                        resolved.updated(),
                        resolved.membersAdded(),
                        resolved.membersRemoved());
                return resolved;
            });
            if (page.links() == 0) {
                return;
            }
        }
    }
}
