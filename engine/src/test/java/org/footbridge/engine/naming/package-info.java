@NullMarked
package org.footbridge.engine.naming;

import org.jspecify.annotations.NullMarked;
