/**
 * Looks at a service from where an administrator sits: the way to it, who one is there, and how everything that it runs
 * fares. Asks only, changes nothing.
 */
@NullMarked
package org.footbridge.cli.doctor;

import org.jspecify.annotations.NullMarked;
