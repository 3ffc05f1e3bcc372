package org.footbridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The administrator's commands. */
@Command(
        name = "footbridge",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = "Administers a Footbridge service.",
        subcommands = {
            StatusCommand.class,
            DoctorCommand.class,
            SupportBundleCommand.class,
            ConfigCommand.class,
            PlanCommand.class,
            ApplyCommand.class,
            PlansCommand.class,
            SyncCommand.class,
            ReconcileCommand.class,
            JobCommand.class,
            ErrorsCommand.class,
            PasswordsCommand.class,
            SignInCommand.class,
            NotificationsCommand.class,
            GetCommand.class,
            ApiCommand.class,
            CyclesCommand.class,
            EventsCommand.class,
            DeletesCommand.class,
            WhyCommand.class,
            ProvisionCommand.class,
            AuditCommand.class,
            ExpressionCommand.class,
            AgentsCommand.class,
            TokenCommand.class,
            DirectoriesCommand.class,
            TenantCommand.class,
            DomainCommand.class,
            ClientCommand.class,
            AdministratorsCommand.class,
            SettingsCommand.class,
            CompletionCommand.class,
            VersionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 failed, 2 not understood, 3 done in part.",
            "Every command has --help with examples and --json."
        })
public final class FootbridgeCli implements Runnable {
    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a command");
    }

    /** The commands, writing to the given streams; for tests and for {@link #main}. */
    public static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        return new CommandLine(new FootbridgeCli())
                .setOut(out)
                .setErr(err)
                // what begins with @ is a value, such as of api --body
                .setExpandAtFiles(false)
                .setUsageHelpWidth(110)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(new ShowFailure());
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        PrintWriter err = new PrintWriter(new FileOutputStream(FileDescriptor.err), true, UTF_8);
        int exit = commandLine(out, err).execute(arguments);
        out.flush();
        System.exit(exit);
    }
}
