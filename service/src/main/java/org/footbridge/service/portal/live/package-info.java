/** Tells open pages that something has moved, so that they show it without being loaded again. */
@NullMarked
package org.footbridge.service.portal.live;

import org.jspecify.annotations.NullMarked;
