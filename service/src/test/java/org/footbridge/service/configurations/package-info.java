@NullMarked
package org.footbridge.service.configurations;

import org.jspecify.annotations.NullMarked;
