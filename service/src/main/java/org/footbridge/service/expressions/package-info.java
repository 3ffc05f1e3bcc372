/**
 * Expressions tried out outside of a cycle: on an object that is given, or on one that is read from its directory through
 * an agent, with only the attributes that the expression looks at. Nothing is stored.
 */
@NullMarked
package org.footbridge.service.expressions;

import org.jspecify.annotations.NullMarked;
