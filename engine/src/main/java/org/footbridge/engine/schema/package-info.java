/**
 * The synchronization schema as data: which classes are synchronised, which property gets its value from what, what the
 * two sides can hold. Its documents are made from defaults and an administrator's choices, validated as a whole, and
 * compiled into the object mappings that {@code projection} evaluates.
 */
@NullMarked
package org.footbridge.engine.schema;

import org.jspecify.annotations.NullMarked;
