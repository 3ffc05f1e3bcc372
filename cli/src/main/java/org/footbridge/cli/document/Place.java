package org.footbridge.cli.document;

/**
 * Where something is written in a text.
 *
 * @param line from 1 on
 * @param column from 1 on
 */
public record Place(int line, int column) {
    static final Place BEGINNING = new Place(1, 1);
}
