/** The pages of agents: how each fares, and a token for a new one. */
@NullMarked
package org.footbridge.service.portal.agents;

import org.jspecify.annotations.NullMarked;
