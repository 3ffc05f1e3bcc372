/** Tests of reading hashes and of comparing what was read. */
@NullMarked
package org.footbridge.benchmarks.passwords;

import org.jspecify.annotations.NullMarked;
