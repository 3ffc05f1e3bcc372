package org.footbridge.benchmarks.language;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.footbridge.engine.StagedObject;
import org.footbridge.engine.projection.Project;
import org.footbridge.engine.projection.Projection;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Scope, exclusions and every mapping of the default schema for whole objects, a page at a time. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ObjectBenchmark {
    static final int PAGE = 1000;

    @Param({"user", "group"})
    private String objectClass = "user";

    private final Project project = new Project(MeasuredRules.NOW);
    private List<StagedObject> page = List.of();

    @Setup
    public void invent() {
        InventStaged invent = new InventStaged();
        List<StagedObject> objects = new ArrayList<>(PAGE);
        for (int number = 0; objects.size() < PAGE; number++) {
            StagedObject object = invent.object(number);
            if (object.objectClass().equals(objectClass)) {
                objects.add(object);
            }
        }
        page = List.copyOf(objects);
    }

    @Benchmark
    @OperationsPerInvocation(PAGE)
    public List<Projection> map() {
        return project.project(page, MeasuredRules.RULES);
    }
}
