@NullMarked
package org.footbridge.engine.planning;

import org.jspecify.annotations.NullMarked;
