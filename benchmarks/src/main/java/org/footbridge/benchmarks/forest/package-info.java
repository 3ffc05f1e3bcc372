/**
 * Forests of any size to measure with: how large, and where they are. The same numbers and the same seed give the same
 * objects. A sample forest lives in the process that measures; a Samba domain is filled once and kept, and each use
 * gets a copy. {@code bench generate} makes one to look at, the other commands make their own with the same options.
 */
@NullMarked
package org.footbridge.benchmarks.forest;

import org.jspecify.annotations.NullMarked;
