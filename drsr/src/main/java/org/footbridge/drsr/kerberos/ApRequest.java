package org.footbridge.drsr.kerberos;

import java.time.Instant;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.ndr.NdrWriter;

/** AP-REQ with the authenticator of GSS-API in the style of DCE (RFC 4120 5.5.1, RFC 4121 4.1.1). */
final class ApRequest {
    private static final int MESSAGE = 14;
    private static final int AUTHENTICATOR = 2;
    private static final int AUTHENTICATOR_USAGE = 11;
    private static final int MUTUAL_REQUIRED = 0x20000000;
    private static final int GSS_CHECKSUM = 0x8003;

    private static final int MUTUAL = 0x2;
    private static final int REPLAY = 0x4;
    private static final int SEQUENCE = 0x8;
    private static final int CONFIDENTIAL = 0x10;
    private static final int INTEGRITY = 0x20;
    private static final int DCE_STYLE = 0x1000;

    private ApRequest() {}

    /**
     * @param time the moment that the server repeats
     * @param subkey the client's proposal
     * @param sequence first number of the client's packets
     * @param confounder 16 random bytes
     */
    static byte[] encode(ServiceTicket ticket, Moment time, AesKey subkey, int sequence, byte[] confounder) {
        return DerWriter.application(
                MESSAGE,
                DerWriter.field(0, DerWriter.integer(5)),
                DerWriter.field(1, DerWriter.integer(MESSAGE)),
                DerWriter.field(2, DerWriter.flags(MUTUAL_REQUIRED)),
                DerWriter.field(3, ticket.ticket()),
                DerWriter.field(
                        4,
                        Encrypted.data(
                                ticket.key(),
                                AUTHENTICATOR_USAGE,
                                confounder,
                                authenticator(ticket, time, subkey, sequence))));
    }

    private static byte[] authenticator(ServiceTicket ticket, Moment time, AesKey subkey, int sequence) {
        byte[][] names = ticket.name().stream().map(DerWriter::string).toArray(byte[][]::new);
        byte[] name = DerWriter.sequence(
                DerWriter.field(0, DerWriter.integer(ticket.nameType())),
                DerWriter.field(1, DerWriter.sequence(names)));
        byte[] bindings = new NdrWriter()
                .int32(16)
                .zeros(16)
                .int32(MUTUAL | REPLAY | SEQUENCE | CONFIDENTIAL | INTEGRITY | DCE_STYLE)
                .toBytes();
        byte[] checksum = DerWriter.sequence(
                DerWriter.field(0, DerWriter.integer(GSS_CHECKSUM)), DerWriter.field(1, DerWriter.octets(bindings)));
        return DerWriter.application(
                AUTHENTICATOR,
                DerWriter.field(0, DerWriter.integer(5)),
                DerWriter.field(1, DerWriter.string(ticket.realm())),
                DerWriter.field(2, name),
                DerWriter.field(3, checksum),
                DerWriter.field(4, DerWriter.integer(time.microseconds())),
                DerWriter.field(5, DerWriter.time(time.seconds())),
                DerWriter.field(6, Encrypted.key(subkey)),
                DerWriter.field(7, DerWriter.integer(Integer.toUnsignedLong(sequence))));
    }

    /**
     * A time as Kerberos writes it.
     *
     * @param seconds whole ones
     * @param microseconds from 0 to 999,999
     */
    record Moment(Instant seconds, int microseconds) {
        static Moment of(Instant time) {
            return new Moment(Instant.ofEpochSecond(time.getEpochSecond()), time.getNano() / 1000);
        }
    }
}
