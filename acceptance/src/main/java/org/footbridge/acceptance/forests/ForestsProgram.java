package org.footbridge.acceptance.forests;

import org.footbridge.acceptance.RunCommand;

/** The program behind {@code ./footbridge fuzz forests}. */
public final class ForestsProgram {
    private ForestsProgram() {}

    public static void main(String[] arguments) {
        RunCommand.run(new ForestsCommand(), arguments);
    }
}
