package org.footbridge.drsr.replication;

import java.util.UUID;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;

/** IDL_DRSBind and IDL_DRSUnbind (MS-DRSR 4.1.3, 4.1.25). */
record BindCall(Extensions server, Handle handle) {
    static final int OPERATION = 0;
    static final int UNBIND = 1;

    /** NTDSAPI_CLIENT_GUID: a client that is no domain controller. */
    private static final UUID CLIENT = UUID.fromString("e24d201a-4fd6-11d1-a3da-0000f875ae0d");

    static byte[] request(int epoch, AnswerForm form) {
        NdrWriter writer = new NdrWriter().pointer().guid(CLIENT).pointer();
        Extensions.offered(epoch, form).write(writer);
        return writer.toBytes();
    }

    static BindCall answer(byte[] stub) {
        NdrReader reader = WindowsError.check(stub, "the binding");
        if (!reader.pointer()) {
            throw new DrsException(DrsException.Code.CAPABILITY_MISSING, "The server does not say what it can do");
        }
        return new BindCall(Extensions.read(reader), Handle.read(reader));
    }

    static byte[] unbind(Handle handle) {
        NdrWriter writer = new NdrWriter();
        handle.write(writer);
        return writer.toBytes();
    }
}
