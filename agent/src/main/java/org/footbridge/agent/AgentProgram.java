package org.footbridge.agent;

import java.io.PrintWriter;
import org.footbridge.agent.command.AddDirectory;
import org.footbridge.agent.command.Check;
import org.footbridge.agent.command.Register;
import org.footbridge.agent.command.RemoveDirectory;
import org.footbridge.agent.command.Run;
import org.footbridge.agent.command.Status;
import org.footbridge.directory.DirectoryFailure;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The agent's program: {@code footbridge agent COMMAND}. */
@Command(
        name = "footbridge agent",
        description = "The on-premises agent: reads your directory and answers the service. Nothing listens here.",
        subcommands = {
            Register.class,
            AddDirectory.class,
            RemoveDirectory.class,
            Check.class,
            Run.class,
            Status.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = AgentProgram.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExamples:%n",
        footer = {
            "  footbridge agent register --token fbt1.eyJ1Ijo...",
            "  footbridge agent add-directory corp.example.com \\",
            "      --ca-file corp-ca.pem --bind-name svc-sync@corp.example.com --password-file pw.txt",
            "  footbridge agent check",
            "  footbridge agent run",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 the service refuses this agent."
        })
public final class AgentProgram {
    public static final int FAILED = 1;
    public static final int REFUSED = 3;

    private AgentProgram() {}

    public static void main(String[] arguments) {
        // basic authentication at proxies is off by default for tunnels; the proxy's password is the user's to give
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
        System.exit(commandLine().execute(arguments));
    }

    /** The program's commands, ready to execute. */
    public static CommandLine commandLine() {
        return new CommandLine(new AgentProgram())
                .setExecutionExceptionHandler(AgentProgram::explain)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    private static int explain(Exception e, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        switch (e) {
            case AgentFailure failure -> print(err, failure.code(), failure.reason(), failure.nextStep());
            case DirectoryFailure failure -> print(err, failure.code().text(), failure.reason(), failure.nextStep());
            default ->
                print(
                        err,
                        "InternalError",
                        e.getClass().getSimpleName() + ": " + e.getMessage(),
                        "Report this message with the command you used.");
        }
        return FAILED;
    }

    private static void print(PrintWriter err, String code, String reason, String nextStep) {
        err.println("error: " + reason + " (" + code + ")");
        err.println("  next: " + nextStep);
        err.flush();
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"footbridge agent " + AgentVersion.current()};
        }
    }
}
