/**
 * When a configuration's cycle runs: due, nudged or requested; leased in the database.
 */
@NullMarked
package org.footbridge.service.jobs;

import org.jspecify.annotations.NullMarked;
