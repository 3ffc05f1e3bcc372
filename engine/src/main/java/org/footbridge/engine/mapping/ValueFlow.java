package org.footbridge.engine.mapping;

/** When the value of a mapping reaches its target; as {@code flowType} in Microsoft Graph. */
public enum ValueFlow {
    /** At creation and at every change; no value removes the one there is. */
    ALWAYS,
    /** At creation only. */
    OBJECT_ADD_ONLY,
    /** Of a collection, values are added and none is removed; a single value flows as {@link #ALWAYS}. */
    MULTI_VALUE_ADD_ONLY,
    /** A value replaces another, and no value removes none; of a collection, values are only added. */
    VALUE_ADD_ONLY,
    /** Only while the target has no value. */
    ATTRIBUTE_ADD_ONLY
}
