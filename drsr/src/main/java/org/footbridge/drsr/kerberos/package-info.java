/**
 * Kerberos version 5 in the style of DCE (RFC 4120, RFC 4121, MS-KILE 3.4.5.4.1): the ticket comes from the Java platform,
 * AP-REQ and AP-REP are written here, because the platform cannot leave the framing away nor answer with a third message.
 * Encryption types 17 and 18 (AES). Answers of the server are read by a parser that knows no recursion.
 */
@NullMarked
package org.footbridge.drsr.kerberos;

import org.jspecify.annotations.NullMarked;
