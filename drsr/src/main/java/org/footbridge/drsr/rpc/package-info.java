/**
 * Remote procedure calls over TCP (C706 connection-oriented protocol, MS-RPCE): finding the port, binding an interface
 * with an authentication that {@link org.footbridge.drsr.rpc.PacketPrivacy} stands for, calls in fragments both ways.
 * Everything has a deadline and a limit: a server that is slow, silent, or sends without end, ends in an error.
 */
@NullMarked
package org.footbridge.drsr.rpc;

import org.jspecify.annotations.NullMarked;
