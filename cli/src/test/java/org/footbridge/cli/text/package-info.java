/**
 * Tests of text for people.
 */
@NullMarked
package org.footbridge.cli.text;

import org.jspecify.annotations.NullMarked;
