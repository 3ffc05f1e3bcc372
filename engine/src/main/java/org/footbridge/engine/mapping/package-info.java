/**
 * What values an object of the tenant directory gets: attribute mappings, the default ones, and the seam into which an
 * expression language fits ({@link org.footbridge.engine.mapping.ValueExpression}).
 */
@NullMarked
package org.footbridge.engine.mapping;

import org.jspecify.annotations.NullMarked;
