package org.footbridge.benchmarks.forest;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of all commands that make a forest. What is not said follows from the number of users. */
public final class SizeOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--users", paramLabel = "N", description = "How many people to invent (default: ${DEFAULT-VALUE})")
    private int users;

    @Option(names = "--groups", paramLabel = "N", description = "Groups (default: users / 30)")
    private Optional<Integer> groups = Optional.empty();

    @Option(names = "--contacts", paramLabel = "N", description = "Contacts (default: users / 30)")
    private Optional<Integer> contacts = Optional.empty();

    @Option(
            names = "--memberships",
            paramLabel = "N",
            description = "Members of all groups together (default: users * 20 / 3)")
    private Optional<Integer> memberships = Optional.empty();

    @Option(
            names = "--largest-group",
            paramLabel = "N",
            description = "Members of the largest group (default: users / 3)")
    private Optional<Integer> largestGroup = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed invents the same forest (default: ${DEFAULT-VALUE})")
    private long seed = ForestSize.DEFAULT_SEED;

    /** @param users how many there are when nothing is said */
    public SizeOptions(int users) {
        this.users = users;
    }

    /** @throws ParameterException when the numbers do not fit together */
    public ForestSize size() {
        if (users < 1) {
            throw new ParameterException(command.commandLine(), "--users must be at least 1");
        }
        ForestSize usual = ForestSize.of(users);
        int largest = largestGroup.orElse(Math.min(usual.largestGroup(), memberships.orElse(Integer.MAX_VALUE)));
        ForestSize size = new ForestSize(
                users,
                groups.orElse(usual.groups()),
                contacts.orElse(usual.contacts()),
                memberships.orElse(Math.max(usual.memberships(), largest)),
                largest,
                seed);
        try {
            size.size();
            return size;
        } catch (IllegalArgumentException impossible) {
            throw new ParameterException(command.commandLine(), String.valueOf(impossible.getMessage()), impossible);
        }
    }
}
