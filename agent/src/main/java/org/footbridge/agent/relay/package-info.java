/**
 * The running agent: one connection to the relay, workers that take requests and answer them in frames, the watch on the
 * directories' sequence numbers, and the renewal of the certificate. Reads through {@code directory}; knows nothing of
 * what the service does with the answers.
 */
@NullMarked
package org.footbridge.agent.relay;

import org.jspecify.annotations.NullMarked;
