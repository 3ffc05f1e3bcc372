@NullMarked
package org.footbridge.service.expressions;

import org.jspecify.annotations.NullMarked;
