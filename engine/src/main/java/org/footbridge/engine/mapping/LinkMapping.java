package org.footbridge.engine.mapping;

/**
 * A reference to other objects, for instance {@code member} to {@code members}. References are not part of the plan of
 * an object; this says which are to be read and where they go.
 *
 * @param attribute forward link as LDAP spells it
 * @param targetProperty navigation property as Microsoft Graph spells it
 */
public record LinkMapping(String attribute, String targetProperty) {}
