package org.footbridge.benchmarks.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of expressions and of whole objects, each in a virtual machine of its own. */
final class MeasureLanguage {
    /** Mappings as administrators and the default schema write them, from the simplest on. */
    static final List<String> EXPRESSIONS = List.of(
            "[mail]",
            "Trim([givenName])",
            "Not(CBool(BitAnd([userAccountControl], 2)))",
            "IIF(IsPresent([mailNickname]), [msExchHideFromAddressLists], \"\")",
            "Switch([employeeType], \"Member\", \"contractor\", \"Guest\", \"partner\", \"Guest\")",
            "Append(Item(Split([userPrincipalName], \"@\"), 1), Append(\"@\", %DomainFQDN%))",
            "RemoveDuplicates(Trim([proxyAddresses]))",
            "Join(\"@\", ToLower(NormalizeDiacritics(StripSpaces(Join(\".\", [givenName], [sn])))), \"corp.example\")",
            "Replace([telephoneNumber], , \"[()\\\\s-]+\", , \"\", , )",
            "FormatDateTime(DateFromNum([pwdLastSet]), , \"M/d/yyyy h:mm:ss tt\", \"yyyyMMddHHmmss.fZ\")");

    private final boolean quick;

    MeasureLanguage(boolean quick) {
        this.quick = quick;
    }

    List<LanguageRow> run() {
        List<LanguageRow> rows = new ArrayList<>();
        ChainedOptionsBuilder expressions =
                options(ExpressionBenchmark.class).param("expression", EXPRESSIONS.toArray(new String[0]));
        rows.addAll(rows(expressions, "expression", EXPRESSIONS, ""));
        rows.addAll(rows(
                options(ObjectBenchmark.class),
                "objectClass",
                List.of("user", "group"),
                "whole object, default schema: "));
        return rows;
    }

    private ChainedOptionsBuilder options(Class<?> benchmark) {
        return new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.")
                .forks(1)
                .threads(1)
                .jvmArgsAppend("-Xmx512m")
                .warmupIterations(quick ? 1 : 3)
                .warmupTime(quick ? TimeValue.milliseconds(200) : TimeValue.seconds(1))
                .measurementIterations(quick ? 2 : 5)
                .measurementTime(quick ? TimeValue.milliseconds(200) : TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
    }

    private static List<LanguageRow> rows(
            ChainedOptionsBuilder options, String parameter, List<String> order, String prefix) {
        return run(options).stream()
                .sorted(Comparator.comparingInt(
                        result -> order.indexOf(result.getParams().getParam(parameter))))
                .map(result -> new LanguageRow(
                        prefix + result.getParams().getParam(parameter),
                        result.getPrimaryResult().getScore(),
                        result.getPrimaryResult().getScoreError()))
                .toList();
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException failed) {
            throw new IllegalStateException("The benchmark did not run", failed);
        }
    }
}
