/** A running service for tests that speak HTTP to it. */
@NullMarked
package org.footbridge.service.running;

import org.jspecify.annotations.NullMarked;
