package org.footbridge.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.footbridge.cli.client.Administration;
import org.footbridge.cli.client.Json;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Prints what makes a shell complete commands and options, and the names of configurations, directories and agents,"
                    + " which it asks the service for."
        },
        footer = {
            "",
            "Examples:",
            "  source <(footbridge completion bash)",
            "  footbridge completion bash > /etc/bash_completion.d/footbridge",
            "  footbridge completion zsh > ~/.footbridge-completion; echo 'source ~/.footbridge-completion' >> ~/.zshrc"
        })
final class CompletionCommand implements Runnable {
    /** What the launcher starts besides these commands, with what may follow. */
    static final Map<String, List<String>> PROGRAMS = programs();

    /** Which names a parameter stands for, by how it is described. */
    private static final Map<String, String> KINDS = Map.of(
            "Of the configuration", "configurations",
            "DNS name of the directory", "directories",
            "The agent's id", "agents",
            "The client's id", "clients");

    private static final Map<String, String> FIELDS = Map.of("agents", "id", "clients", "clientId");
    private static final String SCRIPT = "footbridge";

    @Spec
    private CommandSpec command;

    @Override
    public void run() {
        throw new ParameterException(command.commandLine(), "Name a shell: bash or zsh");
    }

    @Command(
            name = "bash",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "For bash.",
            footer = {"", "Example:", "  source <(footbridge completion bash)"})
    int bash(@Option(names = "--json", description = "Print it as {\"script\": ...}") boolean json) {
        return print(json);
    }

    @Command(
            name = "zsh",
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "For zsh, by its bashcompinit.",
            footer = {"", "Example:", "  source <(footbridge completion zsh)"})
    int zsh(@Option(names = "--json", description = "Print it as {\"script\": ...}") boolean json) {
        return print(json);
    }

    @Command(
            name = "names",
            hidden = true,
            mixinStandardHelpOptions = true,
            version = Version.TEXT,
            description = "Prints the names that there are, a line for each; the shell asks this.",
            footer = {"", "Example:", "  footbridge completion names configurations"})
    int names(
            @Mixin ServiceOptions service,
            @Parameters(paramLabel = "KIND", description = "configurations, directories, agents or clients")
                    String kind) {
        String field = FIELDS.getOrDefault(kind, "name");
        JsonNode found = service.withService(client -> client.get("/admin/v1/" + Administration.encode(kind)));
        Json.values(found)
                .map(one -> Json.text(one, field))
                // the shell expands what it is proposed
                .filter(name -> name.matches("[A-Za-z0-9._ -]+"))
                .forEach(service.out()::println);
        return ExitCode.OK;
    }

    private int print(boolean json) {
        String script = json ? Json.compact(Json.object().put("script", script())) + "\n" : script();
        command.commandLine().getOut().print(script);
        command.commandLine().getOut().flush();
        return ExitCode.OK;
    }

    /** That of picocli, and behind it one that asks for names. */
    static String script() {
        CommandLine all = new CommandLine(new FootbridgeCli());
        PROGRAMS.forEach((program, further) -> {
            CommandSpec spec = CommandSpec.create();
            further.forEach(word -> spec.addSubcommand(word, CommandSpec.create()));
            all.addSubcommand(program, spec);
        });
        Map<String, String> asked = new TreeMap<>();
        collect("", all, asked);
        StringBuilder cases = new StringBuilder();
        KINDS.values().stream().sorted().forEach(kind -> {
            List<String> paths = asked.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(kind))
                    .map(entry -> "\"" + entry.getKey() + "\"")
                    .toList();
            cases.append("    ")
                    .append(String.join(" | ", paths))
                    .append(") kind=")
                    .append(kind)
                    .append(" ;;\n");
        });
        return AutoComplete.bash(SCRIPT, all) + """

                # Names that only the service knows, asked for once a minute.
                function _footbridge_names() {
                  if [ "${_footbridge_kind-}" != "$1" ] || [ $((SECONDS - ${_footbridge_asked:-0})) -gt 60 ]; then
                    _footbridge_found=$("${COMP_WORDS[0]}" completion names "$1" 2>/dev/null)
                    _footbridge_kind=$1 _footbridge_asked=$SECONDS
                  fi
                }

                function _complete_footbridge_and_names() {
                  _complete_footbridge
                  local current="${COMP_WORDS[COMP_CWORD]}" before="${COMP_WORDS[COMP_CWORD-1]}" words="" word kind="" at
                  case "$current" in -*) return 0 ;; esac
                  for ((at = 1; at < COMP_CWORD; at++)); do
                    word="${COMP_WORDS[at]}"
                    case "$word" in -*) ;; *) words="$words $word" ;; esac
                  done
                  case "$words" in
                %s  esac
                  if [ "$before" = --config ]; then kind=configurations; fi
                  if [ -n "$kind" ]; then
                    _footbridge_names "$kind"
                    local IFS=$'\\n'
                    COMPREPLY=( $(compgen -W "$_footbridge_found" -- "$current") )
                  fi
                }

                complete -o default -F _complete_footbridge_and_names footbridge
                """.formatted(cases);
    }

    private static void collect(String path, CommandLine command, Map<String, String> asked) {
        command.getCommandSpec().positionalParameters().stream()
                .filter(parameter -> parameter.index().min() == 0)
                .findFirst()
                .flatMap(CompletionCommand::kind)
                .ifPresent(kind -> asked.put(path, kind));
        command.getSubcommands().forEach((name, inner) -> collect(path + " " + name, inner, asked));
    }

    private static Optional<String> kind(PositionalParamSpec parameter) {
        return Stream.of(parameter.description())
                .flatMap(text -> Stream.ofNullable(KINDS.get(text)))
                .findFirst();
    }

    private static Map<String, List<String>> programs() {
        Map<String, List<String>> programs = new TreeMap<>();
        programs.put("service", List.of());
        programs.put("agent", List.of("register", "add-directory", "remove-directory", "check", "status", "run"));
        for (String program : List.of("demo", "demo-change", "lab", "test", "bench", "fuzz")) {
            programs.put(program, List.of());
        }
        return programs;
    }
}
