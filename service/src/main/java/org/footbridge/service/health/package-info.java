/**
 * How jobs fare: the objects that fail and when each is tried again, quarantine, pauses. Cycles say what happened, in their
 * own transactions; the figures and rules are those of {@code engine.health}. Knows nothing of cycles and of the scheduler.
 */
@NullMarked
package org.footbridge.service.health;

import org.jspecify.annotations.NullMarked;
