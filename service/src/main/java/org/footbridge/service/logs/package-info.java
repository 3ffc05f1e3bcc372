/**
 * The provisioning log: one event for each decision worth knowing, with old and new values.
 */
@NullMarked
package org.footbridge.service.logs;

import org.jspecify.annotations.NullMarked;
