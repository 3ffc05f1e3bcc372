/**
 * Real Samba domain controllers on loopback addresses: provision, start, populate, change, stop.
 */
@NullMarked
package org.footbridge.sambaforest;

import org.jspecify.annotations.NullMarked;
