package org.footbridge.cli.document;

/**
 * Something that is wrong with a document.
 *
 * @param path such as {@code mappings.set[2].target}; empty: the whole
 * @param message what is wrong with it
 */
public record Fault(String path, String message) {
    /** Both in one line. */
    public String text() {
        return path.isEmpty() ? message : path + ": " + message;
    }
}
