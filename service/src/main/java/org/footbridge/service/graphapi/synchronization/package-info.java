/**
 * The synchronization API of Microsoft Graph: each configuration is a service principal with one job, whose schema can be
 * read, changed and tried out. Shape and names are Graph's; what a schema means is known to {@code configurations}.
 */
@NullMarked
package org.footbridge.service.graphapi.synchronization;

import org.jspecify.annotations.NullMarked;
