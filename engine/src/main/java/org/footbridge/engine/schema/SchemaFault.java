package org.footbridge.engine.schema;

import java.util.OptionalInt;

/**
 * What is wrong or worth knowing about a schema.
 *
 * @param code stable, for programs
 * @param severity whether the schema can be used in spite of it
 * @param sourceClass the object mapping, by the class of its source objects; empty: the document as a whole
 * @param target the attribute mapping, by its target; empty: the object mapping as a whole
 * @param position in the text of the expression, counted from 0 in UTF-16 units
 * @param nearest the known name that is spelled most like the one found; empty when there is none
 * @param message names the thing and the reason
 * @param nextStep what the administrator can do
 */
public record SchemaFault(
        String code,
        Severity severity,
        String sourceClass,
        String target,
        OptionalInt position,
        String nearest,
        String message,
        String nextStep) {

    public enum Severity {
        /** The schema cannot be used. */
        FAULT,
        /** The schema can be used; the administrator may want to know. */
        NOTE
    }

    public boolean isFault() {
        return severity == Severity.FAULT;
    }
}
