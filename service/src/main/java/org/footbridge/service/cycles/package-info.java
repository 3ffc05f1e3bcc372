/**
 * One cycle: read what changed, stage it, plan, apply, account for it. Plans come from the engine; nothing is decided
 * here.
 */
@NullMarked
package org.footbridge.service.cycles;

import org.jspecify.annotations.NullMarked;
