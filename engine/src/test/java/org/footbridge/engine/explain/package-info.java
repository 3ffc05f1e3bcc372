@NullMarked
package org.footbridge.engine.explain;

import org.jspecify.annotations.NullMarked;
