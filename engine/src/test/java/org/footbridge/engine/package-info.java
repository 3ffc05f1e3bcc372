@NullMarked
package org.footbridge.engine;

import org.jspecify.annotations.NullMarked;
