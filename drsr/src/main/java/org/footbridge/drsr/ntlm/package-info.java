/**
 * NTLM version 2 with extended session security (MS-NLMP): the three messages, and signing and sealing of packets with 128
 * bits. Older responses are neither sent nor accepted. The password is held as its NT hash, and that until the third
 * message only.
 */
@NullMarked
package org.footbridge.drsr.ntlm;

import org.jspecify.annotations.NullMarked;
