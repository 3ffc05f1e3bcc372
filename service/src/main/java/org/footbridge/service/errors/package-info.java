/**
 * How the service fails: one shape with a stable code, a safe message and the next step.
 */
@NullMarked
package org.footbridge.service.errors;

import org.jspecify.annotations.NullMarked;
