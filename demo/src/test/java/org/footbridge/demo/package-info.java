/**
 * Tests of the demo's parts.
 */
@NullMarked
package org.footbridge.demo;

import org.jspecify.annotations.NullMarked;
