@NullMarked
package org.footbridge.service.logs;

import org.jspecify.annotations.NullMarked;
