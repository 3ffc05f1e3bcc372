package org.footbridge.agent.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.footbridge.agent.AgentFailure;
import org.footbridge.agent.AgentProgram;
import org.footbridge.agent.home.AgentHome;
import org.footbridge.agent.home.OpenDirectory;
import org.footbridge.agent.home.StoredDirectory;
import org.footbridge.agent.replication.ConnectReplication;
import org.footbridge.directory.CheckDirectory;
import org.footbridge.directory.CheckResult;
import org.footbridge.directory.ConnectDirectory;
import org.footbridge.directory.DirectoryFailure;
import org.footbridge.directory.RequestedAttribute;
import org.footbridge.directory.TryReplication;
import org.footbridge.directory.ValueKind;
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
    /** Of the default mappings; those of a mail server's schema are the ones that may be absent. */
    private static final List<RequestedAttribute> OF_INTEREST = Stream.of(
                    "userPrincipalName",
                    "mail",
                    "proxyAddresses",
                    "mS-DS-ConsistencyGuid",
                    "mailNickname",
                    "targetAddress",
                    "extensionAttribute1",
                    "msExchHideFromAddressLists")
            .map(name -> new RequestedAttribute(name, ValueKind.TEXT))
            .toList();

    @Spec
    CommandSpec spec;

    @Mixin
    HomeOption home;

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "One directory only. Default: all.")
    @Nullable
    String name;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    private record Section(String subject, List<CheckResult> checks) {}

    private record Report(boolean passed, List<Section> sections) {}

    @Override
    public Integer call() {
        AgentHome agent = home.home();
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("service", new CheckService(agent).check()));
        for (StoredDirectory stored : directories(agent)) {
            sections.add(new Section(stored.name(), check(agent, stored)));
        }
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

    private static List<CheckResult> check(AgentHome agent, StoredDirectory stored) {
        try {
            ConnectDirectory directory = new OpenDirectory(agent).open(stored);
            List<CheckResult> results = new ArrayList<>();
            results.add(CheckResult.ok("settings", DescribeDirectory.text(stored)));
            TryReplication replication = new ConnectReplication(directory);
            results.addAll(new CheckDirectory(directory, OF_INTEREST, Optional.of(replication)).check());
            return results;
        } catch (AgentFailure e) {
            return List.of(CheckResult.fail("settings", e.reason() + " (" + e.code() + ")", e.nextStep()));
        } catch (DirectoryFailure e) {
            return List.of(CheckResult.fail("settings", e));
        }
    }

    private void print(List<Section> sections) {
        Printing printing = new Printing(spec);
        for (Section section : sections) {
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
