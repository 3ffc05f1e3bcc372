package org.footbridge.engine.naming;

/**
 * A name that an object is to have.
 *
 * @param madeUp the source gave none that fits. A made-up name that an object already has is kept rather than replaced
 *     by another made-up one, and proves nothing when objects are matched.
 */
public record ChosenName(String value, boolean madeUp) {}
