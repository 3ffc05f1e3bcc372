@NullMarked
package org.footbridge.engine.expression;

import org.jspecify.annotations.NullMarked;
