/**
 * The nouns of synchronisation: staged objects of a directory, objects of the tenant directory, their identifiers,
 * values and failures. The engine is pure: no I/O, no clock, no randomness. The packages below it read in the order in
 * which data flows: {@code scope} and {@code mapping} are rules, {@code projection} turns staged objects into desired
 * ones by these rules, {@code planning} compares desired objects with the tenant directory and yields a plan.
 */
@NullMarked
package org.footbridge.engine;

import org.jspecify.annotations.NullMarked;
