/**
 * Real processes of this project: where the programs are, how they start, how they end (politely, or not at all).
 * Every process writes to its own log and dies with the one that started it.
 */
@NullMarked
package org.footbridge.demo.process;

import org.jspecify.annotations.NullMarked;
