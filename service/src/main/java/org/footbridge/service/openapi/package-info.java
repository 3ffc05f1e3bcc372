/**
 * The description of both interfaces for tools, as OpenAPI. It is written in short forms, a small file for each area below
 * {@code src/main/resources/openapi}; a test compares it with the routes that there are.
 */
@NullMarked
package org.footbridge.service.openapi;

import org.jspecify.annotations.NullMarked;
