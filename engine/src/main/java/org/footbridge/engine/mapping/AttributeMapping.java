package org.footbridge.engine.mapping;

/**
 * How one property of the tenant directory gets its value. Synchronisation owns the property of each mapping: when the
 * source yields nothing, the property is removed.
 *
 * @param targetProperty spelled as in Microsoft Graph
 */
public record AttributeMapping(String targetProperty, MappingSource source) {}
