/** Asks running sample forests over real connections. */
@NullMarked
package org.footbridge.sampleforest;

import org.jspecify.annotations.NullMarked;
