/**
 * Starts a service, its agents and a forest together and shows what happens.
 */
@NullMarked
package org.footbridge.demo;

import org.jspecify.annotations.NullMarked;
