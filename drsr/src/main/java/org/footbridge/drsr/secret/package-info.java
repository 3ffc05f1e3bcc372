/**
 * Secrets as replication carries them (MS-DRSR 4.1.10.6.17, MS-SAMR 2.2.10): taken out of the session's encryption one at
 * a time, when they are asked for, into arrays that are wiped by whoever asked. Nothing here prints, stores or compares
 * them.
 */
@NullMarked
package org.footbridge.drsr.secret;

import org.jspecify.annotations.NullMarked;
