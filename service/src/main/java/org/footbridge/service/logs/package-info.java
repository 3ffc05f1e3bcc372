/**
 * The provisioning log: one event for each decision worth knowing, with old and new values. Cycles write it a page at a time;
 * what follows from an event, its steps above all, is not stored and made when it is read. Kept for a time that the
 * installation sets, a week to a partition.
 */
@NullMarked
package org.footbridge.service.logs;

import org.jspecify.annotations.NullMarked;
