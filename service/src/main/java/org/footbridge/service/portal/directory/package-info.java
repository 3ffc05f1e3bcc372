/** The pages of the tenant directory: lists, one object with where all of it comes from, and what was deleted. */
@NullMarked
package org.footbridge.service.portal.directory;

import org.jspecify.annotations.NullMarked;
