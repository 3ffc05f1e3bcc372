package org.footbridge.engine.expression;

/**
 * A compiled part of an expression.
 *
 * @param type what it gives, as far as that is known before it is evaluated
 */
record Part(Node node, ValueType type) {}
