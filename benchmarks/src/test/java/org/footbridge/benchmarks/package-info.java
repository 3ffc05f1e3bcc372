/** Tests of the arithmetic; nothing here measures time. */
@NullMarked
package org.footbridge.benchmarks;

import org.jspecify.annotations.NullMarked;
