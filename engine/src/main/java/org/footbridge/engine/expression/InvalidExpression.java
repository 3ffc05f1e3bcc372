package org.footbridge.engine.expression;

/** A text that is no expression. The message names the position, what stands there and what was expected. */
public final class InvalidExpression extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Fault fault;

    public InvalidExpression(Fault fault) {
        super(fault.message());
        this.fault = fault;
    }

    public Fault fault() {
        return fault;
    }

    /** How a message begins; people count from 1. */
    static String at(int position) {
        return "Character " + (position + 1) + ": ";
    }

    /**
     * @param code stable, for programs
     * @param position of the first character that is wrong, counted from 0 in UTF-16 units
     * @param expected what could stand there, for people; empty when that says nothing
     * @param nearest the known name that is spelled most like the one found; empty when there is none
     * @param message the whole in one sentence, with the position counted from 1
     */
    public record Fault(String code, int position, String expected, String nearest, String message) {}
}
