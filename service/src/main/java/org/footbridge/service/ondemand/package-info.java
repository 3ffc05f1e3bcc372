/**
 * What it means to provision an object on demand: what is asked for and what comes of it. The cycles' package does it, with
 * the code of a cycle; the APIs know this package alone.
 */
@NullMarked
package org.footbridge.service.ondemand;

import org.jspecify.annotations.NullMarked;
