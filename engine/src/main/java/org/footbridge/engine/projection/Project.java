package org.footbridge.engine.projection;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.mapping.ObjectMapping;
import org.footbridge.engine.projection.Projection.Cause;
import org.footbridge.engine.projection.Projection.Skipped;

/** Applies the rules to staged objects, each by itself. Throws nothing: a bad object is rejected and harms no other. */
public final class Project {

    /** Code of objects that nobody expects to be synchronised: containers, computers and the like. */
    public static final String NOT_A_SYNCHRONISED_CLASS = "NotASynchronisedClass";

    public static final String DELETED = "Deleted";
    public static final String ABSENT = "NotFoundInDirectory";
    public static final String OUT_OF_SCOPE = "OutOfScope";
    public static final String FILTER_NOT_MET = "FilterNotMet";
    public static final String LEFT_AS_IT_IS = "LeftAsItIs";

    private static final int MANY = 100;

    private final Instant now;

    /** @param now the moment that expressions take for the present, the same for all objects of a cycle */
    public Project(Instant now) {
        this.now = now;
    }

    /**
     * One projection for each object, ordered by objectGUID whatever the order of the objects. Many objects are looked at on
     * all processors; none knows of another.
     */
    public List<Projection> project(Collection<StagedObject> objects, SyncRules rules) {
        Map<String, MapObject> prepared = new ConcurrentHashMap<>();
        Stream<StagedObject> ordered = objects.stream().sorted(Comparator.comparing(StagedObject::guid));
        return (objects.size() < MANY ? ordered : ordered.parallel())
                .map(object -> project(object, rules, prepared))
                .toList();
    }

    private Projection project(StagedObject object, SyncRules rules, Map<String, MapObject> prepared) {
        Optional<ObjectMapping> mapping = rules.mappingOf(object.objectClass());
        Projection projection = judge(object, mapping, rules, prepared);
        return projection instanceof Skipped skipped && mapping.isPresent()
                ? skipped.withFlows(mapping.get().flows())
                : projection;
    }

    private Projection judge(
            StagedObject object, Optional<ObjectMapping> mapping, SyncRules rules, Map<String, MapObject> prepared) {
        Optional<Projection> gone = gone(object, mapping.isPresent());
        if (gone.isPresent()) {
            return gone.get();
        }
        if (mapping.isEmpty()) {
            return new Skipped(
                    object.guid(),
                    Cause.EXCLUDED,
                    NOT_A_SYNCHRONISED_CLASS,
                    "Objects of class " + object.objectClass() + " are not synchronised by this configuration.");
        }
        return LeaveOut.reason(object, mapping.get(), rules)
                .orElseGet(() -> prepared.computeIfAbsent(
                                mapping.get().sourceClass(), name -> new MapObject(mapping.get(), rules, now))
                        .map(object));
    }

    private static Optional<Projection> gone(StagedObject object, boolean classIsSynchronised) {
        if (!object.deleted() && !object.absent()) {
            return Optional.empty();
        }
        Cause cause = object.deleted() ? Cause.DELETED : Cause.ABSENT;
        if (!classIsSynchronised) {
            return Optional.of(new Skipped(
                    object.guid(), cause, NOT_A_SYNCHRONISED_CLASS, "An object that was not synchronised is gone."));
        }
        return Optional.of(
                cause == Cause.DELETED
                        ? new Skipped(object.guid(), cause, DELETED, "It was deleted in the directory.")
                        : new Skipped(
                                object.guid(), cause, ABSENT, "It was not found when the directory was reconciled."));
    }
}
