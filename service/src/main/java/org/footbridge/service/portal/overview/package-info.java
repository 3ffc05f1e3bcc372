/** The first page: how everything fares, what waits for a decision, and what happened lately. */
@NullMarked
package org.footbridge.service.portal.overview;

import org.jspecify.annotations.NullMarked;
