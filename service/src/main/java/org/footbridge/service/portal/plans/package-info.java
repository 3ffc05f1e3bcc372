/** The page of a plan: what a cycle would do, object by object, and its application. */
@NullMarked
package org.footbridge.service.portal.plans;

import org.jspecify.annotations.NullMarked;
