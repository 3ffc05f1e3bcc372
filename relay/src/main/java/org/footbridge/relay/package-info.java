/**
 * The contract between the service and its agents: the protobuf messages (in {@code wire}), the addresses they travel on
 * and the limits both sides keep. Data goes from the service to an agent as a request and comes back as a stream of
 * frames. Knows no broker and no directory.
 */
@NullMarked
package org.footbridge.relay;

import org.jspecify.annotations.NullMarked;
