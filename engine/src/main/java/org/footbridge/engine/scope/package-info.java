/**
 * Which staged objects are wanted at all: by the containers they are in, and by what kind of object they are. Reads
 * staged objects, knows nothing of mappings or of the tenant directory.
 */
@NullMarked
package org.footbridge.engine.scope;

import org.jspecify.annotations.NullMarked;
