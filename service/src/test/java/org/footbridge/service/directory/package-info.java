@NullMarked
package org.footbridge.service.directory;

import org.jspecify.annotations.NullMarked;
