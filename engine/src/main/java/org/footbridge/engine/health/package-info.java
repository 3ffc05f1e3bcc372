/**
 * When a job is put into quarantine, how slowly it runs there, and when an object that failed is tried again. Rules and
 * figures alone: what happened and what time it is comes with the call.
 */
@NullMarked
package org.footbridge.engine.health;

import org.jspecify.annotations.NullMarked;
