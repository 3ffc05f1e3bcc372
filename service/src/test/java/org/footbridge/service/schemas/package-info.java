@NullMarked
package org.footbridge.service.schemas;

import org.jspecify.annotations.NullMarked;
