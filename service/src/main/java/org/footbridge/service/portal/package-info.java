/**
 * The admin center: pages about one tenant for whoever is signed in, made by the service. They read with its components; what they
 * change, scripts of theirs change through the administration API. Here are the frame, the doors and what all pages share; each
 * package below has one group of pages.
 */
@NullMarked
package org.footbridge.service.portal;

import org.jspecify.annotations.NullMarked;
