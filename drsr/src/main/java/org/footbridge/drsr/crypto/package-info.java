/**
 * The algorithms that Active Directory's protocols are built from: MD4 (RFC 1320), HMAC-MD5 and RC4 through the Java
 * platform, n-fold and key derivation with AES in ciphertext-stealing mode (RFC 3961, 3962), and the DES layer around
 * stored hashes (MS-SAMR 2.2.11.1). Pure functions of byte arrays; no I/O, no randomness. Secrets are wiped by whoever
 * made the array.
 */
@NullMarked
package org.footbridge.drsr.crypto;

import org.jspecify.annotations.NullMarked;
