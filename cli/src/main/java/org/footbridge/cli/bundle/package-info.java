/**
 * Gathers for the people who help what they need to see: no secrets, and no names of people unless they are asked for.
 * Reads the public API and the logs of this machine.
 */
@NullMarked
package org.footbridge.cli.bundle;

import org.jspecify.annotations.NullMarked;
