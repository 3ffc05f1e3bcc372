@NullMarked
package org.footbridge.engine.projection;

import org.jspecify.annotations.NullMarked;
