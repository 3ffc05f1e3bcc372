package org.footbridge.directory;

/** An attribute to read, by its LDAP display name. */
public record RequestedAttribute(String name, ValueKind kind) {}
