package org.footbridge.engine;

/**
 * Why one object could not be synchronised.
 *
 * @param code stable, for programs
 * @param attribute the attribute or property at fault; empty when it is the object as a whole
 * @param value the value at fault; empty when there is none
 * @param message names the thing and the reason
 * @param nextStep what the administrator can do
 * @param retriable it may go away without a change of this object, so it is worth planning again
 */
public record Failure(
        String code, String attribute, String value, String message, String nextStep, boolean retriable) {}
