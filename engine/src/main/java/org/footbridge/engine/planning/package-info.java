/**
 * From desired objects and a view of the tenant directory to a plan: matching, restoring, differences, uniqueness. A
 * preview shows the plan, a cycle applies it; both come from here.
 */
@NullMarked
package org.footbridge.engine.planning;

import org.jspecify.annotations.NullMarked;
