/** Cycles against a scripted directory on real databases. */
@NullMarked
package org.footbridge.service.cycles;

import org.jspecify.annotations.NullMarked;
