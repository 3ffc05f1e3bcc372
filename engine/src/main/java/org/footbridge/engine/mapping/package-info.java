/**
 * What values an object of the tenant directory gets and where they come from: attribute mappings, object mappings, source
 * anchors. Data alone; {@code schema} makes them of what an administrator wrote, {@code projection} applies them.
 */
@NullMarked
package org.footbridge.engine.mapping;

import org.jspecify.annotations.NullMarked;
