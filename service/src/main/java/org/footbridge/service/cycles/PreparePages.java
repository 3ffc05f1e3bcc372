package org.footbridge.service.cycles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.planning.DirectoryFeatures;
import org.footbridge.engine.planning.FindUnchanged;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.footbridge.engine.projection.Projection.Rejected;
import org.footbridge.service.cycles.CycleStages.Stage;
import org.footbridge.service.directory.LoadView;
import org.footbridge.service.directory.LoadView.Targets;
import org.footbridge.service.staging.DirtyObject;
import org.footbridge.service.staging.LoadDirty;
import org.jspecify.annotations.Nullable;

/**
 * Loads and evaluates the pages of one pass before their turn comes, while pages before are applied. What is prepared counts
 * only if it is still true then; matching, and all else that looks at the tenant directory, is done in the page's own turn.
 */
final class PreparePages {
    /** So many objects in conflict are looked at together, as far as they do not hold too much. */
    static final int TOGETHER = 5000;
    /** So many pages are held beside the one that is applied. */
    private static final int AHEAD = 2;

    private final LoadDirty dirty;
    private final LoadView view;
    private final CycleStages stages;
    private final int limit;
    private final CycleContext context;
    private final Pass pass;
    private final DirectoryFeatures heeded;
    private final @Nullable ObjectGuid from;
    private final Deque<Future<Prepared>> ahead = new ArrayDeque<>();
    private Optional<Future<Loaded>> lastLoaded = Optional.empty();

    /**
     * @param limit objects of a page
     * @param from the last object before the first page; null: the pass begins
     */
    PreparePages(
            LoadDirty dirty,
            LoadView view,
            CycleStages stages,
            int limit,
            CycleContext context,
            Pass pass,
            DirectoryFeatures heeded,
            @Nullable ObjectGuid from) {
        this.dirty = dirty;
        this.view = view;
        this.stages = stages;
        this.limit = limit;
        this.context = context;
        this.pass = pass;
        this.heeded = heeded;
        this.from = from;
    }

    /** @param targets the linked ones, where nearly all objects may stay as they are */
    private record Loaded(@Nullable ObjectGuid after, List<DirtyObject> page, Optional<Targets> targets) {
        @Nullable
        ObjectGuid last() {
            return page.isEmpty() ? null : page.getLast().object().guid();
        }
    }

    /**
     * A page, and what the rules make of it.
     *
     * @param after where the page begins
     * @param targets from which it follows which objects stay as they are
     * @param unchanged these objects
     */
    record Prepared(
            @Nullable ObjectGuid after,
            List<DirtyObject> page,
            List<Projection> projections,
            Optional<Targets> targets,
            Set<ObjectGuid> unchanged) {
        /** Nothing was prepared: what is there is loaded in the page's turn. */
        static final Prepared NOTHING = new Prepared(null, List.of(), List.of(), Optional.empty(), Set.of());

        @Nullable
        ObjectGuid last() {
            return page.isEmpty() ? null : page.getLast().object().guid();
        }

        private Prepared withoutUnchanged() {
            return new Prepared(after, page, projections, Optional.empty(), Set.of());
        }
    }

    /** The next page, and begins to prepare those behind it. Only the first passes are long enough for that. */
    Prepared next() {
        if (pass.isLast() || pass.appliesDeletes()) {
            return Prepared.NOTHING;
        }
        while (ahead.size() <= AHEAD) {
            Optional<Future<Loaded>> before = lastLoaded;
            Future<Loaded> loading = Beside.start(() -> loadBehind(before.map(Beside::result)));
            ahead.add(Beside.start(() -> evaluate(Beside.result(loading))));
            lastLoaded = Optional.of(loading);
        }
        return Beside.result(ahead.removeFirst());
    }

    /** Waits for the end of what is being prepared. */
    void leave(RuntimeException failure) {
        ahead.forEach(page -> Beside.leave(page, failure));
    }

    /** What was prepared if it is what would be loaded now, else what is loaded now. In the page's turn. */
    Prepared current(@Nullable ObjectGuid after, Prepared prepared) {
        boolean usable = !prepared.page().isEmpty()
                && Objects.equals(prepared.after(), after)
                && dirty.stillTrue(context.staged(), pass.which(), after, prepared.page());
        if (!usable) {
            return evaluate(new Loaded(after, load(after), Optional.empty()));
        }
        return prepared.unchanged().isEmpty()
                        || view.stillTrue(context.staged(), prepared.targets().orElseThrow())
                ? prepared
                : prepared.withoutUnchanged();
    }

    /** Behind the end nothing is looked for. */
    private Loaded loadBehind(Optional<Loaded> before) {
        if (before.isPresent() && before.get().page().isEmpty()) {
            return before.get();
        }
        ObjectGuid after = before.isPresent() ? before.get().last() : from;
        List<DirtyObject> page = load(after);
        Optional<Targets> targets = pass.isOfEverything() && !page.isEmpty()
                ? Optional.of(stages.time(
                        Stage.LOAD,
                        () -> view.targets(
                                context.staged(),
                                page.stream()
                                        .map(object -> object.object().guid())
                                        .toList(),
                                heeded,
                                context.rules().domains().initialDomain())))
                : Optional.empty();
        return new Loaded(after, page, targets);
    }

    /** What is staged, as it is now. */
    List<DirtyObject> load(@Nullable ObjectGuid after) {
        return stages.time(
                Stage.LOAD,
                () -> dirty.page(
                        context.staged(),
                        pass.which(),
                        after,
                        limit,
                        context.binaryAttributes(),
                        context.rules().scope()));
    }

    private Prepared evaluate(Loaded loaded) {
        List<Projection> projections = projections(loaded.page());
        Set<ObjectGuid> unchanged = loaded.targets()
                .map(targets -> stages.time(Stage.EVALUATE, () -> FindUnchanged.of(projections, targets.view())))
                .orElse(Set.of());
        return new Prepared(loaded.after(), loaded.page(), projections, loaded.targets(), unchanged);
    }

    /** What the rules make of each object; those of which not enough is known come to nothing. */
    List<Projection> projections(List<DirtyObject> page) {
        List<Projection> projections = new ArrayList<>();
        List<StagedObject> known = new ArrayList<>();
        for (DirtyObject object : page) {
            NotRead.obstacle(object, context.rules())
                    .ifPresentOrElse(
                            failure ->
                                    projections.add(new Rejected(object.object().guid(), failure)),
                            () -> known.add(object.object()));
        }
        projections.addAll(
                stages.time(Stage.EVALUATE, () -> new Project(context.now()).project(known, context.rules())));
        return projections;
    }
}
