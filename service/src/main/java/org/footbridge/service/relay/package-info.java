/**
 * The embedded broker and the requests to agents that go through it. Requests come from cycles; frames go back to them.
 */
@NullMarked
package org.footbridge.service.relay;

import org.jspecify.annotations.NullMarked;
