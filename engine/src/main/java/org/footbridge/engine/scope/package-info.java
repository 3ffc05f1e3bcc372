/**
 * Which staged objects are wanted at all: by the containers they are in, the groups they are members of, their
 * attributes, and by what kind of object they are. Reads staged objects, knows nothing of mappings or of the tenant
 * directory. Answers say what decided, so that they can be explained.
 */
@NullMarked
package org.footbridge.engine.scope;

import org.jspecify.annotations.NullMarked;
