@NullMarked
package org.footbridge.engine.date;

import org.jspecify.annotations.NullMarked;
