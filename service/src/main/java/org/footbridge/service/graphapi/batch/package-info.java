/**
 * Many requests in one, as Graph's {@code $batch}. Each of them takes the way that a request of its own would take, through the
 * same checks of who may do what, only not over the network.
 */
@NullMarked
package org.footbridge.service.graphapi.batch;

import org.jspecify.annotations.NullMarked;
