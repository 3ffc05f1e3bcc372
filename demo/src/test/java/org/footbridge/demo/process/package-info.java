/**
 * Tests of real processes.
 */
@NullMarked
package org.footbridge.demo.process;

import org.jspecify.annotations.NullMarked;
