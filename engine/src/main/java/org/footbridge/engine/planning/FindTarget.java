package org.footbridge.engine.planning;

import java.util.List;
import java.util.Optional;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.MatchKey;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection.Projected;

/**
 * Finds the object of the tenant directory that a source object belongs to: the linked one, or else the one with its
 * anchor, or else one without anchor that has one of the values by which the mappings match, or else none.
 */
final class FindTarget {

    private static final String SOURCE = "onPremisesObjectIdentifier";

    private final DirectoryView view;
    private final LetGo letGo;

    FindTarget(DirectoryView view, LetGo letGo) {
        this.view = view;
        this.letGo = letGo;
    }

    /** A candidate, or why there cannot be one. */
    sealed interface Outcome {
        record Ready(Candidate candidate) implements Outcome {}

        record Refused(Failure failure) implements Outcome {}
    }

    /** For a source object that is linked. */
    static Outcome linked(Projected projected, DirectoryObject target, DirectoryView view) {
        DesiredObject desired = projected.desired();
        StagedObject source = projected.source();
        if (target.kind() != desired.kind()) {
            return new Outcome.Refused(Failures.typeMismatch(
                    source,
                    desired.kind(),
                    target,
                    new MatchKey("link", target.id().toString())));
        }
        if (target.anchor().filter(anchor -> !anchor.equals(desired.anchor())).isPresent()) {
            return new Outcome.Refused(Failures.anchorChanged(source, desired, target));
        }
        List<HeldValue> waited = view.held(target);
        return new Outcome.Ready(Candidate.change(
                source,
                SettleNames.settle(desired, target, waited, view.features()),
                target,
                target.anchor().isPresent() ? Optional.empty() : Optional.of(Match.hard(desired.anchor())),
                waited));
    }

    /** For a source object that is not linked yet. */
    Outcome matched(Projected projected) {
        return view.holder(projected.desired().anchor())
                .map(holder -> hard(projected, holder))
                .or(() -> soft(projected))
                .orElseGet(() -> created(projected));
    }

    private Outcome hard(Projected projected, DirectoryObject holder) {
        DesiredObject desired = projected.desired();
        StagedObject source = projected.source();
        Match match = Match.hard(desired.anchor());
        Optional<ObjectGuid> feeder =
                Optional.ofNullable(view.feeders().get(holder.id())).filter(other -> !other.equals(source.guid()));
        if (feeder.isPresent() && holder.synced()) {
            return new Outcome.Refused(Failures.anchorTaken(source, desired, feeder.get()));
        }
        if (holder.kind() != desired.kind()) {
            return new Outcome.Refused(Failures.typeMismatch(source, desired.kind(), holder, match.key()));
        }
        if (!comesHome(source, holder)) {
            if (view.administrators().contains(holder.id())) {
                return new Outcome.Refused(Failures.administrator(source, holder, match.key()));
            }
            if (view.features().blockCloudObjectTakeoverThroughHardMatch()) {
                return new Outcome.Refused(Failures.invalidHardMatch(source, desired, holder));
            }
        }
        return new Outcome.Ready(Candidate.change(
                source,
                SettleNames.settle(desired, holder, view.held(holder), view.features()),
                holder,
                Optional.of(match),
                view.held(holder)));
    }

    /**
     * Whether the object came from this very source. Then it is not taken over by anybody, whatever became of it
     * meanwhile; an objectGUID cannot be chosen by whoever writes to the directory, an anchor can.
     */
    private boolean comesHome(StagedObject source, DirectoryObject holder) {
        return source.guid().equals(view.feeders().get(holder.id())) || cameFrom(source, holder);
    }

    /** Whether the object was made of this source object, or taken over by it. */
    static boolean cameFrom(StagedObject source, DirectoryObject holder) {
        return holder.text(SOURCE).filter(source.guid().toString()::equals).isPresent();
    }

    /** The first value that finds an object decides. */
    private Optional<Outcome> soft(Projected projected) {
        for (MatchKey key : MatchKeys.of(projected.desired(), view.features())) {
            List<DirectoryObject> found = view.matches(key).stream()
                    .filter(holder -> !letGo.by(holder, key))
                    .toList();
            if (found.size() > 1) {
                return Optional.of(new Outcome.Refused(
                        Failures.severalFound(projected.source(), Failures.shown(projected.desired(), key), found)));
            }
            if (!found.isEmpty()) {
                return Optional.of(soft(projected, found.getFirst(), key));
            }
        }
        return Optional.empty();
    }

    private Outcome soft(Projected projected, DirectoryObject holder, MatchKey key) {
        DesiredObject desired = projected.desired();
        StagedObject source = projected.source();
        MatchKey shown = Failures.shown(desired, key);
        if (holder.anchor().isPresent()) {
            return view.features().holds(key)
                    ? created(projected)
                    : new Outcome.Refused(Failures.invalidSoftMatch(source, holder, shown));
        }
        if (holder.kind() != desired.kind()) {
            return new Outcome.Refused(Failures.typeMismatch(source, desired.kind(), holder, shown));
        }
        if (view.administrators().contains(holder.id())) {
            return new Outcome.Refused(Failures.administrator(source, holder, shown));
        }
        return new Outcome.Ready(Candidate.change(
                source,
                SettleNames.settle(desired, holder, List.of(), view.features()),
                holder,
                Optional.of(Match.soft(key)),
                List.of()));
    }

    private static Outcome created(Projected projected) {
        return new Outcome.Ready(Candidate.create(projected.source(), projected.desired()));
    }
}
