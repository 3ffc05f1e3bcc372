package org.footbridge.engine.mapping;

import org.footbridge.engine.StagedObject;

/**
 * Computes the value of one property. Pure: the same object and context give the same value. Problems with the object
 * are returned as {@link MappedValue.Unusable}, not thrown.
 */
@FunctionalInterface
public interface ValueExpression {
    MappedValue evaluate(StagedObject object, MappingContext context);
}
