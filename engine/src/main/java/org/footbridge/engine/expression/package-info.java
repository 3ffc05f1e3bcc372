/**
 * The language of attribute mappings: text in, an immutable compiled {@link org.footbridge.engine.expression.Expression}
 * out, which turns the attributes of one object into one {@link org.footbridge.engine.expression.Value}. Knows nothing of
 * directories, schemas or plans; clock, randomness and the values already taken come in with the evaluation.
 */
@NullMarked
package org.footbridge.engine.expression;

import org.jspecify.annotations.NullMarked;
