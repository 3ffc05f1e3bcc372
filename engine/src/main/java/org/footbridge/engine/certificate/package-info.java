/**
 * What can be told of a certificate from its bytes, in the words of .NET's {@code X509Certificate2}. Bytes in memory are
 * read and nothing else: no trust is decided, no chain is built, no key is used.
 */
@NullMarked
package org.footbridge.engine.certificate;

import org.jspecify.annotations.NullMarked;
