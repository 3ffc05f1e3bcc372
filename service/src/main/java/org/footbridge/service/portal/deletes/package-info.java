/** The pages of held deletes: what waits, why, and what was decided before. */
@NullMarked
package org.footbridge.service.portal.deletes;

import org.jspecify.annotations.NullMarked;
