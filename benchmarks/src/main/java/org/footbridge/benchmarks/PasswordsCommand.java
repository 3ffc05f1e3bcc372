package org.footbridge.benchmarks;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.footbridge.benchmarks.forest.ForestSize;
import org.footbridge.benchmarks.forest.SizeOptions;
import org.footbridge.cli.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "passwords",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures passwords of a real domain controller (Samba): reading all stored hashes, by the library alone, by what an",
            "agent does, by the whole system, and by the secretsdump of impacket, with the same result; how much of it is",
            "derivation; and the time from a new password in the directory until it is accepted at sign-in. The domain is",
            "filled once and kept for further runs with the same numbers. Runs as root."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench passwords",
            "  ./footbridge bench passwords --users 1000 --changes 10",
            "  ./footbridge bench passwords --million --json",
            "",
            "Exit codes: 0 measured, 1 failed or not the same hashes, 2 not understood."
        })
final class PasswordsCommand implements Callable<Integer> {
    private static final int FEWEST = 200;

    @Spec
    private CommandSpec command;

    @Mixin
    private SizeOptions options = new SizeOptions(20_000);

    @Option(
            names = "--changes",
            paramLabel = "N",
            description = "Passwords to change on the running system (default: ${DEFAULT-VALUE}; 0: none)")
    private int changes = 50;

    @Option(
            names = "--million",
            description = "Derive the passwords of a million invented users too, with the heap of an agent")
    private boolean million;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() {
        ForestSize size = options.size();
        if (size.users() < FEWEST || changes < 0 || changes > size.users() / 4) {
            throw new ParameterException(
                    command.commandLine(),
                    "--users must be at least " + FEWEST + ", --changes at most a quarter of them");
        }
        PrintWriter err = command.commandLine().getErr();
        BenchFolder folder = BenchFolder.make();
        List<Outcome> outcomes = new MeasurePasswords(size, changes, million, folder, err::println).run();
        folder.delete();
        PrintOutcomes.print(command.commandLine().getOut(), json, outcomes);
        return ExitCode.OK;
    }
}
