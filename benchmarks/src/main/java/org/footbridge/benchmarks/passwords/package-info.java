/**
 * Reads the stored hashes of a domain in several ways, and derives what an agent sends of them: the parts of what
 * {@code bench passwords} measures. Domains are made for it, with invented people; what is read stays in memory. Whoever uses it
 * prints.
 */
@NullMarked
package org.footbridge.benchmarks.passwords;

import org.jspecify.annotations.NullMarked;
