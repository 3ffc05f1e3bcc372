/** Tests of the sizes of forests. */
@NullMarked
package org.footbridge.benchmarks.forest;

import org.jspecify.annotations.NullMarked;
