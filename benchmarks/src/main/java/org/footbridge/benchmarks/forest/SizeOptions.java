package org.footbridge.benchmarks.forest;

import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Options of all commands that make a forest. What is not said is in proportion to the number of users. */
public final class SizeOptions {
    @Spec(Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--users", paramLabel = "N", description = "How many people to invent (default: ${DEFAULT-VALUE})")
    private int users;

    @Option(names = "--groups", paramLabel = "N", description = "Groups (default: in proportion to the users)")
    private Optional<Integer> groups = Optional.empty();

    @Option(names = "--contacts", paramLabel = "N", description = "Contacts (default: in proportion)")
    private Optional<Integer> contacts = Optional.empty();

    @Option(
            names = "--memberships",
            paramLabel = "N",
            description = "Members of all groups together (default: in proportion)")
    private Optional<Integer> memberships = Optional.empty();

    @Option(
            names = "--largest-group",
            paramLabel = "N",
            description = "Members of the largest group (default: in proportion)")
    private Optional<Integer> largestGroup = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "The same seed invents the same forest (default: ${DEFAULT-VALUE})")
    private long seed;

    private final ForestSize usual;

    /** @param users how many there are when nothing is said */
    public SizeOptions(int users) {
        this(ForestSize.of(users));
    }

    /** @param usual what there is when nothing is said, and otherwise the proportions */
    public SizeOptions(ForestSize usual) {
        this.usual = usual;
        this.users = usual.users();
        this.seed = usual.seed();
    }

    /** @throws ParameterException when the numbers do not fit together */
    public ForestSize size() {
        if (users < 1) {
            throw new ParameterException(command.commandLine(), "--users must be at least 1");
        }
        ForestSize scaled = usual.scaledTo(users);
        int largest = largestGroup.orElse(Math.min(scaled.largestGroup(), memberships.orElse(Integer.MAX_VALUE)));
        ForestSize size = new ForestSize(
                users,
                groups.orElse(scaled.groups()),
                contacts.orElse(scaled.contacts()),
                memberships.orElse(Math.max(scaled.memberships(), largest)),
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
