package org.footbridge.agent.command;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.AgentProgram;
import org.footbridge.agent.checks.CheckAgent;
import org.footbridge.agent.checks.Checked;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.StoredDirectory;
import org.footbridge.directory.CheckResult;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check}: what works, what does not, what to do. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Checks the way to the service and to the directories: names, ports, TLS, clock, bind, rights,"
                + " schema; and says what to do.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  footbridge agent check",
            "  footbridge agent check corp.example.com --json",
            "",
            "Exit code 1 when something failed; warnings do not count."
        })
public final class Check implements Callable<Integer> {
    @Spec
    CommandSpec spec;

    @Mixin
    HomeOption home;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One directory only. Default: all.")
    @Nullable
    String name;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    private record Report(boolean passed, List<Checked> sections) {}

    @Override
    public Integer call() {
        AgentHome agent = home.home();
        List<Checked> sections = new CheckAgent(agent, () -> HomeOption.proxy(agent)).check(directories(agent));
        boolean passed = sections.stream()
                .flatMap(section -> section.checks().stream())
                .noneMatch(check -> check.level() == CheckResult.Level.FAIL);
        if (json) {
            new Printing(spec).json(new Report(passed, sections));
        } else {
            print(sections);
        }
        return passed ? 0 : AgentProgram.FAILED;
    }

    private List<StoredDirectory> directories(AgentHome agent) {
        if (name == null) {
            return agent.directories();
        }
        return List.of(agent.directory(name)
                .orElseThrow(() -> new AgentFailure(
                        "DirectoryUnknown",
                        "There is no directory '" + name + "' in " + agent.folder(),
                        "Store it with 'footbridge agent add-directory " + name + "'.")));
    }

    private void print(List<Checked> sections) {
        Printing printing = new Printing(spec);
        for (Checked section : sections) {
            printing.line(section.subject());
            for (CheckResult check : section.checks()) {
                printing.line(String.format(
                        Locale.ROOT,
                        "  %-4s  %-15s  %s",
                        check.level().name().toLowerCase(Locale.ROOT),
                        check.name(),
                        check.message()));
                if (!check.nextStep().isEmpty()) {
                    printing.line(" ".repeat(25) + "-> " + check.nextStep());
                }
            }
        }
    }
}
