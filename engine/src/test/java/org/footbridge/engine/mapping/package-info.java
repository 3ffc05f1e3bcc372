@NullMarked
package org.footbridge.engine.mapping;

import org.jspecify.annotations.NullMarked;
