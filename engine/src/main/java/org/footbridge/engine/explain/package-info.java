/**
 * Why an object is, or is not, synchronised and where its values come from: the rules that were looked at, in their
 * order, with what they looked at and what they said. Asks the same parts of the engine as a cycle does and decides
 * nothing by itself; what is to be kept out of logs is kept out of reasons too.
 */
@NullMarked
package org.footbridge.engine.explain;

import org.jspecify.annotations.NullMarked;
