package org.footbridge.directory;

/**
 * Takes entries one by one, on the reading thread. While it works no further entry is taken from the connection, so a
 * slow consumer slows the directory down instead of filling memory. An exception ends the read.
 */
@FunctionalInterface
public interface EntryConsumer {
    void accept(DirectoryEntry entry);
}
