package org.footbridge.service.portal;

/** What a page is asked for is not there. */
public final class NotThere extends RuntimeException {}
