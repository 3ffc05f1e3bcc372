@NullMarked
package org.footbridge.engine.schema;

import org.jspecify.annotations.NullMarked;
