/**
 * Random changes to whole forests with everything running: domain controllers, agents, service, tenant, and troubles in
 * between. After each batch of changes the oracle says whether the tenant holds what the forests say. Starts processes of
 * this checkout and asks the service through its public APIs only; nothing of the engine is used.
 */
@NullMarked
package org.footbridge.acceptance.forests;

import org.jspecify.annotations.NullMarked;
