package org.footbridge.simulation;

import org.footbridge.acceptance.RunCommand;

/** The program behind {@code ./footbridge fuzz histories}. */
public final class HistoriesProgram {
    private HistoriesProgram() {}

    public static void main(String[] arguments) {
        RunCommand.run(new HistoriesCommand(), arguments);
    }
}
