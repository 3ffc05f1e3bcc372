package org.footbridge.service.cycles;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.scope.Scope;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.LoadDirty;
import org.footbridge.service.staging.LoadDirty.Which;
import org.footbridge.service.staging.ScopeMembers;
import org.footbridge.service.staging.StagedCopy;
import org.springframework.stereotype.Component;

/**
 * Reads what the changes left out: containers that nobody has named before, and objects that have come into scope
 * because a container was moved, a membership or the scope was changed, or an object was restored.
 */
@Component
class CompleteStaging {
    private static final int BATCH = 500;
    private static final int DEEPEST_TREE = 200;

    private final ReadDirectory directory;
    private final StagedCopy staging;
    private final LoadDirty dirty;
    private final ScopeMembers members;

    CompleteStaging(ReadDirectory directory, StagedCopy staging, LoadDirty dirty, ScopeMembers members) {
        this.directory = directory;
        this.staging = staging;
        this.dirty = dirty;
        this.members = members;
    }

    /**
     * A group that is read here may have got members since the changes were read: they come into scope with it.
     *
     * @param everything all that is staged is to be planned, and not only what is marked
     */
    void complete(CycleContext context, boolean everything) {
        Scope scope = context.rules().scope();
        Set<UUID> asked = new HashSet<>();
        boolean more;
        do {
            readMissingParents(context, everything);
            more = readReduced(context, everything, asked);
            readMissingParents(context, everything);
            if (more) {
                members.markChanged(context.staged(), scope);
            }
        } while (more && scope.limitedByGroups());
    }

    private void readMissingParents(CycleContext context, boolean everything) {
        Set<UUID> asked = new HashSet<>();
        for (int level = 0; level < DEEPEST_TREE; level++) {
            List<UUID> missing = staging.missingParents(context.staged(), everything, BATCH).stream()
                    .filter(asked::add)
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            directory.readObjects(context, missing);
        }
    }

    /**
     * @param asked objects that need not be asked for again; gets those that are
     * @return whether there were any
     */
    private boolean readReduced(CycleContext context, boolean everything, Set<UUID> asked) {
        int before = asked.size();
        ObjectGuid after = null;
        List<UUID> wanted = new ArrayList<>();
        while (true) {
            List<DirtyObject> page = dirty.page(
                    context.staged(),
                    everything ? Which.EVERY_REDUCED : Which.REDUCED,
                    after,
                    1000,
                    context.binaryAttributes(),
                    context.rules().scope());
            if (page.isEmpty()) {
                break;
            }
            after = page.getLast().object().guid();
            page.stream()
                    .filter(object -> NotRead.isWanted(object, context.rules()))
                    .map(object -> object.object().guid().value())
                    .filter(asked::add)
                    .forEach(wanted::add);
            while (wanted.size() >= BATCH) {
                directory.readObjects(context, List.copyOf(wanted.subList(0, BATCH)));
                wanted.subList(0, BATCH).clear();
            }
        }
        if (!wanted.isEmpty()) {
            directory.readObjects(context, wanted);
        }
        return asked.size() > before;
    }
}
