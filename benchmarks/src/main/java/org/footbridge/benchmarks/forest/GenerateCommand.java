package org.footbridge.benchmarks.forest;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.footbridge.cli.ExitCode;
import org.footbridge.cli.client.Json;
import org.footbridge.sampleforest.SampleDomain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Invents a forest of any size: people with managers in nested organisational units, groups in groups whose",
            "sizes are spread as in grown directories, one large group, contacts. Prints what there is, and writes or",
            "serves it on request. The same numbers and the same seed give the same forest. A sample forest lives in the",
            "memory of this process and takes about 5 KiB an object. With --samba a stopped Samba domain is filled, once,",
            "some 400 objects a second; other benchmarks with the same numbers use a copy of it."
        },
        footer = {
            "",
            "Examples:",
            "  ./footbridge bench generate --users 20000",
            "  ./footbridge bench generate --users 2000 --ldif forest.ldif",
            "  ./footbridge bench generate --users 150000 --groups 5000 --memberships 1000000 --serve --port 10636",
            "  ./footbridge bench generate --users 900000 --contacts 60000 --groups 40000 --largest-group 250000",
            "  ./footbridge bench generate --users 20000 --samba                    (as root)",
            "",
            "Exit codes: 0 done, 1 failed, 2 not understood."
        })
public final class GenerateCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;

    @Spec
    private CommandSpec command;

    @Mixin
    private SizeOptions options = new SizeOptions(20_000);

    @Option(names = "--samba", description = "Fill a Samba domain and keep it, instead of a sample forest")
    private boolean samba;

    @Option(names = "--ldif", paramLabel = "FILE", description = "Write everything as LDIF; - is standard output")
    private Optional<Path> ldif = Optional.empty();

    @Option(names = "--serve", description = "Serve it over LDAP on 127.0.0.1 until stopped (Ctrl-C)")
    private boolean serve;

    @Option(names = "--port", paramLabel = "N", description = "Port of LDAPS with --serve (default: a free one)")
    private int port;

    @Option(names = "--json", description = "Print one JSON object on standard output; all else goes to standard error")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        ForestSize size = options.size();
        if (port < 0 || port > HIGHEST_PORT) {
            throw new ParameterException(command.commandLine(), "--port must be from 0 to " + HIGHEST_PORT);
        }
        if (samba && (serve || ldif.isPresent())) {
            throw new ParameterException(
                    command.commandLine(),
                    "--samba fills and keeps a domain; --serve and --ldif are for sample forests");
        }
        PrintWriter err = command.commandLine().getErr();
        err.println("Inventing " + size.text() + " ...");
        return samba ? fillSamba(size) : invent(size);
    }

    private int invent(ForestSize size) throws IOException, InterruptedException {
        long began = System.nanoTime();
        try (GeneratedForest forest = GeneratedForest.start(size, 0, port)) {
            double seconds = (System.nanoTime() - began) / 1e9;
            write(forest.domain());
            ForestDescription description =
                    new ForestDescription(forest.domain().contents(), size.seed(), seconds, HeapInUse.mebibytes());
            PrintWriter out = ldif.filter(GenerateCommand::isOutput).isPresent()
                    ? command.commandLine().getErr()
                    : command.commandLine().getOut();
            if (json) {
                out.println(Json.compact(description.json()));
            } else {
                description.lines().forEach(out::println);
            }
            if (serve) {
                serve(forest);
            }
        }
        return ExitCode.OK;
    }

    private int fillSamba(ForestSize size) {
        double seconds = SambaDomain.fill(size);
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(Json.compact(Json.object().put("users", size.users()).put("seconds", seconds)));
        } else {
            out.println(
                    seconds < 1
                            ? "There is one already, filled earlier."
                            : "Filled in " + Math.round(seconds) + " s, and kept.");
        }
        return ExitCode.OK;
    }

    private void write(SampleDomain domain) throws IOException {
        if (ldif.isEmpty()) {
            return;
        }
        if (isOutput(ldif.get())) {
            domain.writeLdif(System.out);
            return;
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(ldif.get()), 1 << 16)) {
            int entries = domain.writeLdif(out);
            command.commandLine().getErr().println("Wrote " + entries + " entries to " + ldif.get());
        }
    }

    private static boolean isOutput(Path file) {
        return file.toString().equals("-");
    }

    private void serve(GeneratedForest forest) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("footbridge-forest-");
        var access = forest.access(folder);
        Path password = Files.writeString(folder.resolve("password"), access.password() + "\n");
        PrintWriter err = command.commandLine().getErr();
        err.println("Serving " + access.name() + " at ldaps://" + access.host() + ":" + access.port()
                + " until stopped. An agent reaches it with:");
        err.println("  add-directory " + access.name() + " --host " + access.host() + " --port " + access.port()
                + " --ca-file " + access.authority() + " --bind-name " + access.account() + " --password-file "
                + password);
        new CountDownLatch(1).await();
    }
}
