package org.footbridge.agent.checks;

import java.util.List;
import org.footbridge.directory.CheckResult;

/**
 * What was found of one thing.
 *
 * @param subject "service", or the name of a directory
 */
public record Checked(String subject, List<CheckResult> checks) {
    public Checked {
        checks = List.copyOf(checks);
    }
}
