@NullMarked
package org.footbridge.engine.regex;

import org.jspecify.annotations.NullMarked;
