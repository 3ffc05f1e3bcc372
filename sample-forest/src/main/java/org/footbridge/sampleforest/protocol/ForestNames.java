package org.footbridge.sampleforest.protocol;

/**
 * Names that all domains of a forest share.
 *
 * @param root DN of the first domain
 * @param configuration DN of the configuration
 * @param schema DN of the schema
 * @param rootDomain DNS name of the first domain
 */
public record ForestNames(String root, String configuration, String schema, String rootDomain) {}
