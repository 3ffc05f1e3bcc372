@NullMarked
package org.footbridge.benchmarks.language;

import org.jspecify.annotations.NullMarked;
