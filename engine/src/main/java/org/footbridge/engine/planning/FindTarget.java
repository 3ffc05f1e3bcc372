package org.footbridge.engine.planning;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.footbridge.engine.DirectoryObject;
import org.footbridge.engine.Failure;
import org.footbridge.engine.ObjectGuid;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.TargetKind;
import org.footbridge.engine.UniqueKeys;
import org.footbridge.engine.planning.Failures.Found;
import org.footbridge.engine.projection.DesiredObject;
import org.footbridge.engine.projection.Projection.Projected;

/**
 * Finds the object of the tenant directory that a source object belongs to: the linked one, or else the one with its
 * anchor, or else one without anchor that has its user principal name or primary SMTP address, or else none.
 */
final class FindTarget {

    private final DirectoryView view;
    private final Map<UUID, ObjectGuid> linkedSources;
    private final ReleasedKeys released;

    FindTarget(DirectoryView view, Map<UUID, ObjectGuid> linkedSources, ReleasedKeys released) {
        this.view = view;
        this.linkedSources = linkedSources;
        this.released = released;
    }

    /** A candidate, or why there cannot be one. */
    sealed interface Outcome {
        record Ready(Candidate candidate) implements Outcome {}

        record Refused(Failure failure) implements Outcome {}
    }

    /** For a source object that is linked. */
    static Outcome linked(Projected projected, DirectoryObject target) {
        DesiredObject desired = projected.desired();
        StagedObject source = projected.source();
        if (target.kind() != desired.kind()) {
            return new Outcome.Refused(Failures.typeMismatch(
                    source,
                    desired.kind(),
                    target,
                    new Found("link", target.id().toString())));
        }
        if (target.anchor().filter(anchor -> !anchor.equals(desired.anchor())).isPresent()) {
            return new Outcome.Refused(Failures.anchorChanged(source, desired, target));
        }
        return new Outcome.Ready(new Candidate(
                source,
                SettleNames.settle(desired, target),
                Optional.of(target),
                target.anchor().isPresent() ? Optional.empty() : Optional.of(MatchKind.HARD)));
    }

    /** For a source object that is not linked yet. */
    Outcome matched(Projected projected) {
        return view.holder(projected.desired().anchor())
                .map(holder -> hard(projected, holder))
                .or(() -> soft(projected))
                .orElseGet(() -> ready(projected, Optional.empty(), Optional.empty()));
    }

    private Outcome hard(Projected projected, DirectoryObject holder) {
        DesiredObject desired = projected.desired();
        StagedObject source = projected.source();
        ObjectGuid other = linkedSources.get(holder.id());
        if (other != null && !other.equals(source.guid())) {
            return new Outcome.Refused(Failures.anchorTaken(source, desired, other));
        }
        if (holder.kind() != desired.kind()) {
            Found anchor = new Found("onPremisesImmutableId", desired.anchor().value());
            return new Outcome.Refused(Failures.typeMismatch(source, desired.kind(), holder, anchor));
        }
        return ready(projected, Optional.of(holder), Optional.of(MatchKind.HARD));
    }

    private Optional<Outcome> soft(Projected projected) {
        return byName(projected).or(() -> byAddress(projected));
    }

    /** A made-up name says nothing about whose account it is. */
    private Optional<Outcome> byName(Projected projected) {
        DesiredObject desired = projected.desired();
        if (desired.kind() != TargetKind.USER || desired.standIns().contains("userPrincipalName")) {
            return Optional.empty();
        }
        return UniqueKeys.of(desired.kind(), desired.properties())
                .userPrincipalName()
                .flatMap(name -> view.holderOfName(name)
                        .filter(holder -> !released.by(holder, UniqueKey.Kind.USER_PRINCIPAL_NAME, name))
                        .map(holder -> soft(projected, holder, new Found("userPrincipalName", name))));
    }

    private Optional<Outcome> byAddress(Projected projected) {
        return UniqueKeys.primaryAddress(projected.desired().properties())
                .flatMap(address -> view.holderOfAddress(address)
                        .filter(holder -> !released.by(holder, UniqueKey.Kind.ADDRESS, address))
                        .map(holder -> soft(projected, holder, new Found("proxyAddresses", address))));
    }

    private static Outcome soft(Projected projected, DirectoryObject holder, Found by) {
        DesiredObject desired = projected.desired();
        if (holder.kind() != desired.kind()) {
            return new Outcome.Refused(Failures.typeMismatch(projected.source(), desired.kind(), holder, by));
        }
        return holder.anchor().isPresent()
                ? new Outcome.Refused(Failures.invalidSoftMatch(projected.source(), holder, by))
                : ready(projected, Optional.of(holder), Optional.of(MatchKind.SOFT));
    }

    private static Outcome ready(Projected projected, Optional<DirectoryObject> target, Optional<MatchKind> how) {
        return new Outcome.Ready(new Candidate(projected.source(), projected.desired(), target, how));
    }
}
