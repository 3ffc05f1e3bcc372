/** The figures of quarantine and of retries, as tables. */
@NullMarked
package org.footbridge.engine.health;

import org.jspecify.annotations.NullMarked;
