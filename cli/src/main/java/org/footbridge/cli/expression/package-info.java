/**
 * Evaluates expressions of mappings without any service: objects come in as JSON, results go out as JSON or text. The
 * language itself is the engine's, so that an expression means here what it means in a cycle.
 */
@NullMarked
package org.footbridge.cli.expression;

import org.jspecify.annotations.NullMarked;
