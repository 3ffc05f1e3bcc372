/**
 * Configurations as files: reads YAML and JSON with the place of every value, checks them against the published JSON Schema,
 * and writes them in a stable order. Talks to no service.
 */
@NullMarked
package org.footbridge.cli.document;

import org.jspecify.annotations.NullMarked;
