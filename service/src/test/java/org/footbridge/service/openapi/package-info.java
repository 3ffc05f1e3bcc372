@NullMarked
package org.footbridge.service.openapi;

import org.jspecify.annotations.NullMarked;
