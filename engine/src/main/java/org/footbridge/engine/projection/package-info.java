/**
 * From staged objects to desired ones. Applies the rules of one configuration to each staged object by itself; the
 * tenant directory is not looked at, and no object influences another.
 */
@NullMarked
package org.footbridge.engine.projection;

import org.jspecify.annotations.NullMarked;
