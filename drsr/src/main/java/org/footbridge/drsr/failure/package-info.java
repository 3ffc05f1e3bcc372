/**
 * The one exception of this library. Everything that a domain controller, the network or a byte string can do wrong ends
 * in a {@link org.footbridge.drsr.failure.DrsException} with a stable code, a reason and a next step. Depends on nothing.
 */
@NullMarked
package org.footbridge.drsr.failure;

import org.jspecify.annotations.NullMarked;
