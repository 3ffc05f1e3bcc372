package org.footbridge.drsr.ntlm;

import java.util.Arrays;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;

/** The server's message (MS-NLMP 2.2.1.2). */
final class Challenge {
    static final byte[] SIGNATURE = {'N', 'T', 'L', 'M', 'S', 'S', 'P', 0};

    private static final int TYPE = 2;

    private final int flags;
    private final byte[] challenge;
    private final TargetInformation target;

    private Challenge(int flags, byte[] challenge, TargetInformation target) {
        this.flags = flags;
        this.challenge = challenge;
        this.target = target;
    }

    static Challenge parse(byte[] message) {
        NdrReader reader = new NdrReader(message);
        if (!Arrays.equals(reader.bytes(8), SIGNATURE) || reader.int32() != TYPE) {
            throw new DrsException(
                    DrsException.Code.LOGON_REFUSED, "The server did not answer the logon with a challenge of NTLM");
        }
        int flags = reader.skip(8).int32();
        byte[] challenge = reader.bytes(8);
        int length = reader.skip(8).unsignedShort();
        int offset = reader.skip(2).int32();
        if ((flags & Flags.DEMANDED) != Flags.DEMANDED) {
            throw new DrsException(
                    DrsException.Code.PRIVACY_UNAVAILABLE,
                    String.format("The server agrees to the NTLM flags 0x%08x only", flags & Flags.DEMANDED));
        }
        if (offset < 0 || length > message.length || offset > message.length - length) {
            throw new DrsException(DrsException.Code.MALFORMED, "The server's NTLM challenge points beyond its end");
        }
        return new Challenge(
                flags, challenge, TargetInformation.parse(Arrays.copyOfRange(message, offset, offset + length)));
    }

    int flags() {
        return flags;
    }

    byte[] challenge() {
        return challenge.clone();
    }

    TargetInformation target() {
        return target;
    }
}
