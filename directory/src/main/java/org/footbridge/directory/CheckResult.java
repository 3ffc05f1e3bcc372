package org.footbridge.directory;

/**
 * The outcome of one check.
 *
 * @param name short and stable, e.g. {@code tls}
 * @param message what was found
 * @param nextStep what to do; empty when all is well
 */
public record CheckResult(String name, Level level, String message, String nextStep) {
    /** How bad it is. */
    public enum Level {
        OK,
        WARN,
        FAIL
    }

    public static CheckResult ok(String name, String message) {
        return new CheckResult(name, Level.OK, message, "");
    }

    public static CheckResult warn(String name, String message, String nextStep) {
        return new CheckResult(name, Level.WARN, message, nextStep);
    }

    public static CheckResult fail(String name, String message, String nextStep) {
        return new CheckResult(name, Level.FAIL, message, nextStep);
    }

    /** A check that ended with a failure. */
    public static CheckResult fail(String name, DirectoryFailure failure) {
        return fail(name, failure.reason() + " (" + failure.code().text() + ")", failure.nextStep());
    }
}
