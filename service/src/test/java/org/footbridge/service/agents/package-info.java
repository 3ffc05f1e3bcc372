@NullMarked
package org.footbridge.service.agents;

import org.jspecify.annotations.NullMarked;
