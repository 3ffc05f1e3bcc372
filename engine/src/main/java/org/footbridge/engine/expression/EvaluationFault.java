package org.footbridge.engine.expression;

/**
 * Why an expression has no value for an object.
 *
 * @param code stable, for programs
 * @param function the function that failed as it is documented; empty when it was none
 * @param attribute the attribute whose value it was; empty when it was none or several
 * @param value the value at fault, shortened; empty when it is redacted or there was none
 * @param message names the thing and the reason, without the value when it is redacted
 * @param nextStep what the administrator can do
 */
public record EvaluationFault(
        String code, String function, String attribute, String value, String message, String nextStep) {}
