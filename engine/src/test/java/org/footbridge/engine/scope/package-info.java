@NullMarked
package org.footbridge.engine.scope;

import org.jspecify.annotations.NullMarked;
