/**
 * What administrators did: who, what, the state before and after, in an append-only chain of hashes for each tenant. An
 * entry is written in the transaction of the change that it tells. Knows tenants, keys and the database; whoever changes
 * something on somebody's word calls it.
 */
@NullMarked
package org.footbridge.service.audit;

import org.jspecify.annotations.NullMarked;
