/**
 * Text for people: tables, progress lines, durations. Knows terminals, not services.
 */
@NullMarked
package org.footbridge.cli.text;

import org.jspecify.annotations.NullMarked;
