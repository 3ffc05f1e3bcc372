/** Histories that run with every build, and what shows that they could fail. */
@NullMarked
package org.footbridge.simulation;

import org.jspecify.annotations.NullMarked;
