/** The pages of a tenant's settings: domains, notifications, thresholds, API clients, administrators, retention. */
@NullMarked
package org.footbridge.service.portal.settings;

import org.jspecify.annotations.NullMarked;
