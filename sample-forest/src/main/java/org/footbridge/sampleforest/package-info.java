/**
 * An Active-Directory-like forest in one process, kept honest by the contract suite that also runs on Samba.
 *
 * <p>{@link org.footbridge.sampleforest.SampleForest} starts one LDAP and one LDAPS listener for each domain on
 * loopback. Objects live in memory (package {@code store}), are invented by a seeded generator (package
 * {@code population}), and are served and changed over LDAP (package {@code protocol}) or through
 * {@link org.footbridge.sampleforest.Changes}. Nothing is written to disk and nothing outlives the process.
 */
@NullMarked
package org.footbridge.sampleforest;

import org.jspecify.annotations.NullMarked;
