/**
 * Read-only pages about one tenant, for a demonstration on the own machine: server-rendered, without scripts, served by a
 * connector of their own on loopback. Elsewhere there is only a page that says what this service is.
 */
@NullMarked
package org.footbridge.service.portal;

import org.jspecify.annotations.NullMarked;
