package org.footbridge.drsr.ntlm;

import java.nio.charset.StandardCharsets;
import org.footbridge.drsr.ndr.NdrWriter;

/** The client's first and last message (MS-NLMP 2.2.1.1 and 2.2.1.3). */
final class Authenticate {
    /** Where the code over all three messages lies in the last. */
    static final int CODE_OFFSET = 72;

    private static final int PAYLOAD_OFFSET = 88;

    private Authenticate() {}

    static byte[] negotiate() {
        return new NdrWriter()
                .bytes(Challenge.SIGNATURE)
                .int32(1)
                .int32(Flags.OFFERED)
                .zeros(16)
                .toBytes();
    }

    /**
     * @param flags those of the challenge
     * @param wrappedKey the session's key, encrypted
     * @return the message with zeros in the place of the code
     */
    static byte[] message(NtlmAccount account, int flags, Response response, byte[] wrappedKey) {
        byte[][] fields = {
            response.lm(),
            response.nt(),
            account.domain().getBytes(StandardCharsets.UTF_16LE),
            account.user().getBytes(StandardCharsets.UTF_16LE),
            new byte[0],
            wrappedKey
        };
        NdrWriter writer = new NdrWriter().bytes(Challenge.SIGNATURE).int32(3);
        int offset = PAYLOAD_OFFSET;
        for (byte[] field : fields) {
            writer.int16(field.length).int16(field.length).int32(offset);
            offset += field.length;
        }
        writer.int32(flags & (Flags.OFFERED | Flags.TARGET_INFO)).zeros(PAYLOAD_OFFSET - CODE_OFFSET + 8);
        for (byte[] field : fields) {
            writer.bytes(field);
        }
        return writer.toBytes();
    }
}
