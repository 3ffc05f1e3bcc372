package org.footbridge.benchmarks.language;

import java.util.concurrent.TimeUnit;
import org.footbridge.engine.expression.EvaluationContext;
import org.footbridge.engine.expression.Expression;
import org.footbridge.engine.expression.Outcome;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Evaluations of one expression on one person. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class ExpressionBenchmark {

    @Param({"[mail]"})
    private String expression = "";

    private Expression compiled = Expression.compile("[mail]");
    private EvaluationContext person = new OnePerson();

    @Setup
    public void compile() {
        compiled = Expression.compile(expression);
        person = new OnePerson();
    }

    @Benchmark
    public Outcome evaluate() {
        return compiled.evaluate(person);
    }
}
