/**
 * Commands that measure and print tables and ratios.
 */
@NullMarked
package org.footbridge.benchmarks;

import org.jspecify.annotations.NullMarked;
