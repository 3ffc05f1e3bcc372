package org.footbridge.service.portal.overview;

/**
 * Something that an administrator should look at.
 *
 * @param status failure or warning
 * @param title what it is
 * @param detail why, and what it means
 * @param action what can be done there
 * @param link page where it is done
 */
public record Decision(String status, String title, String detail, String action, String link) {}
