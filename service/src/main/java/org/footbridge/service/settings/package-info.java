/**
 * What a tenant chooses for itself within what the service allows: how long its provisioning log and its deleted objects are
 * kept. Those who delete what is old read it from the database themselves.
 */
@NullMarked
package org.footbridge.service.settings;

import org.jspecify.annotations.NullMarked;
