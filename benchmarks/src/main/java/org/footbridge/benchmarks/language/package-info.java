/**
 * Measures the engine by itself, in this process: expressions, the mapping of whole objects, and planning. Nothing is read
 * and nothing is written.
 */
@NullMarked
package org.footbridge.benchmarks.language;

import org.jspecify.annotations.NullMarked;
