/**
 * What every HTTP answer has in common: the request's id and, when it fails, an error in the shape of Microsoft Graph.
 * Knows nothing of what is asked for.
 */
@NullMarked
package org.footbridge.service.http;

import org.jspecify.annotations.NullMarked;
