package org.footbridge.cli;

import org.footbridge.cli.client.Cycle;

/** How the commands end. */
public final class ExitCode {
    public static final int OK = 0;
    /** It could not be done; the message says why. */
    public static final int FAILED = 1;
    /** The command line was not understood. */
    public static final int USAGE = 2;
    /** Done in part: some objects failed, or deletes are held for the administrator. */
    public static final int PARTIAL = 3;

    /** An expression says that the attribute stays as it is. */
    public static final int LEFT_ALONE = 4;

    /** What is compared is not the same. */
    public static final int DIFFERENT = 5;

    private ExitCode() {}

    /** Of two things that were done one after the other. */
    static int worse(int one, int other) {
        return one == FAILED || other == FAILED ? FAILED : Math.max(one, other);
    }

    /** Of a cycle that has ended. */
    public static int of(Cycle cycle) {
        return switch (cycle.state()) {
            case "succeeded" -> OK;
            case "partial", "halted" -> PARTIAL;
            default -> FAILED;
        };
    }
}
