package org.footbridge.drsr.kerberos;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.footbridge.drsr.crypto.AesKey;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.rpc.PacketPrivacy;

/** Kerberos on an RPC connection, in the style of DCE. */
public final class KerberosPrivacy implements PacketPrivacy {
    private static final int AUTHENTICATION_TYPE = 16;
    private static final int FROM_CLIENT = 24;
    private static final int FROM_SERVER = 22;

    private final ServiceTicket ticket;
    private final SecureRandom random;
    private final ApRequest.Moment time;
    private final AesKey proposed;
    private final int sequence;
    private Optional<AesKey> agreed = Optional.empty();
    private Optional<WrapToken> toServer = Optional.empty();
    private Optional<WrapToken> toClient = Optional.empty();

    /**
     * @param ticket closed by this object
     */
    public KerberosPrivacy(ServiceTicket ticket, SecureRandom random) {
        this.ticket = ticket;
        this.random = random;
        this.time = ApRequest.Moment.of(Instant.now());
        byte[] key = random(ticket.key().type() == 17 ? 16 : 32);
        this.proposed = new AesKey(key);
        Algorithms.wipe(key);
        this.sequence = random.nextInt(1 << 30);
    }

    private byte[] random(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }

    @Override
    public int authenticationType() {
        return AUTHENTICATION_TYPE;
    }

    @Override
    public byte[] firstToken() {
        return ApRequest.encode(ticket, time, proposed, sequence, random(AesKey.CONFOUNDER));
    }

    @Override
    public byte[] lastToken(byte[] token) {
        ApReply reply = ApReply.parse(ticket.key(), token);
        AesKey key = reply.subkey().orElse(proposed);
        agreed = Optional.of(key);
        if (!reply.repeats(time)) {
            throw new DrsException(
                    DrsException.Code.SEAL_BROKEN, "The server answers another ticket than the one sent");
        }
        boolean acceptors = reply.subkey().isPresent();
        toServer = Optional.of(new WrapToken(key, FROM_CLIENT, acceptors, sequence));
        toClient = Optional.of(new WrapToken(key, FROM_SERVER, acceptors, reply.sequence()));
        return reply.answer(ticket.key(), time, random(AesKey.CONFOUNDER));
    }

    @Override
    public int signatureLength() {
        return WrapToken.SIGNATURE_LENGTH;
    }

    @Override
    public byte[] seal(byte[] packet, int offset, int length) {
        return toServer.orElseThrow().seal(packet, offset, length, random(AesKey.CONFOUNDER));
    }

    @Override
    public void unseal(byte[] packet, int offset, int length, byte[] signature) {
        toClient.orElseThrow().unseal(packet, offset, length, signature);
    }

    @Override
    public byte[] sessionKey() {
        return agreed.orElseThrow().bytes();
    }

    @Override
    public void close() {
        ticket.close();
        proposed.close();
        agreed.ifPresent(AesKey::close);
        toServer.ifPresent(WrapToken::close);
        toClient.ifPresent(WrapToken::close);
    }
}
