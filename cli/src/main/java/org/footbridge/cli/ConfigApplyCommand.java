package org.footbridge.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "apply",
        mixinStandardHelpOptions = true,
        version = Version.TEXT,
        description = {
            "Saves a configuration, or all of a folder; makes it when there is none of that name.",
            "A new one begins in staging mode: it reads and plans, and writes nothing until it is enabled. What a change of an"
                    + " active one does is shown first. With a fault in any file nothing is saved; what is as its file"
                    + " says is left alone."
        },
        footer = {
            "",
            "Its name is --name, else what the file has for \"name\", else the file's without its ending.",
            "",
            "Examples:",
            "  footbridge config apply corp.yaml",
            "  footbridge config apply configurations/ --yes",
            "  footbridge config apply --name corp --yes -  < corp.yaml",
            "",
            "Exit codes: 0 done, 1 failed, 3 refused, or done but for objects that failed or deletes that are held."
        })
final class ConfigApplyCommand implements Callable<Integer> {
    @Mixin
    private ServiceOptions service;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "YAML or JSON, or a folder of such files; - reads standard input")
    private List<Path> files;

    @Option(names = "--name", paramLabel = "NAME", description = "Of the configuration, when it is but one")
    private @Nullable String name;

    @Mixin
    private Confirm confirm;

    @Override
    public Integer call() {
        List<ConfigurationFile> read = ConfigurationFile.read(files, name);
        return service.administer(api -> new ApplyConfigurations(service, confirm).apply(api, read));
    }
}
