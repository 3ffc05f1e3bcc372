/** Tests of what both sides of the relay share. */
@NullMarked
package org.footbridge.relay;

import org.jspecify.annotations.NullMarked;
