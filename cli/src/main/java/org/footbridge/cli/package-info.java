/**
 * The administrator's commands. Speaks the public API of the service only.
 */
@NullMarked
package org.footbridge.cli;

import org.jspecify.annotations.NullMarked;
