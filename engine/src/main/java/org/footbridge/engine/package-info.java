/**
 * Decides whether an object is synchronised, to what it is linked and what values it gets. Pure: no I/O, no clock, no
 * randomness. Staged objects, a configuration and a view of the tenant directory come in; a plan goes out.
 */
@NullMarked
package org.footbridge.engine;

import org.jspecify.annotations.NullMarked;
