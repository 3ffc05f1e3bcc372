/**
 * Tests of the commands against a small HTTP server that answers as the service would.
 */
@NullMarked
package org.footbridge.cli;

import org.jspecify.annotations.NullMarked;
