package org.footbridge.engine.mapping;

/** What synchronisation may do to objects of a class; as {@code flowTypes} in Microsoft Graph. */
public enum ObjectFlow {
    ADD,
    UPDATE,
    DELETE
}
