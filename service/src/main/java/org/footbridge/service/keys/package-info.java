/**
 * The service's own keys: the master key beside the data, keys sealed with it in the database, the authority that
 * signs the certificates of agents and of the service, and the TLS of the web server. Knows the database, nothing of
 * agents or the relay.
 */
@NullMarked
package org.footbridge.service.keys;

import org.jspecify.annotations.NullMarked;
