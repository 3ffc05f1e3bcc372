package org.footbridge.service.settings;

/**
 * How long a tenant keeps what is of the past.
 *
 * @param logDays days of the provisioning log
 * @param deletedItemsDays days in which deleted objects can come back
 */
public record Retention(int logDays, int deletedItemsDays) {}
