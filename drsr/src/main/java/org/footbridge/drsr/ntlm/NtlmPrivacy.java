package org.footbridge.drsr.ntlm;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.footbridge.drsr.crypto.Algorithms;
import org.footbridge.drsr.failure.DrsException;
import org.footbridge.drsr.ndr.NdrWriter;
import org.footbridge.drsr.rpc.PacketPrivacy;

/** NTLM on an RPC connection. */
public final class NtlmPrivacy implements PacketPrivacy {
    private static final int AUTHENTICATION_TYPE = 10;
    private static final int TRAILER = 8;
    private static final Instant EPOCH = Instant.parse("1601-01-01T00:00:00Z");

    private final NtlmAccount account;
    private final SecureRandom random;
    private final byte[] negotiate = Authenticate.negotiate();
    private final byte[] sessionKey = new byte[16];
    private Optional<SealStream> toServer = Optional.empty();
    private Optional<SealStream> toClient = Optional.empty();

    /**
     * @param account closed by this object
     */
    public NtlmPrivacy(NtlmAccount account, SecureRandom random) {
        this.account = account;
        this.random = random;
    }

    @Override
    public int authenticationType() {
        return AUTHENTICATION_TYPE;
    }

    @Override
    public byte[] firstToken() {
        return negotiate.clone();
    }

    @Override
    public byte[] lastToken(byte[] token) {
        Challenge challenge = Challenge.parse(token);
        Optional<byte[]> serverTime = challenge.target().timestamp();
        random.nextBytes(sessionKey);
        byte[] clientChallenge = new byte[8];
        random.nextBytes(clientChallenge);
        byte[] message;
        try (Response response = Response.compute(
                account,
                challenge.challenge(),
                serverTime.orElseGet(NtlmPrivacy::now),
                clientChallenge,
                challenge.target().repeated(),
                serverTime.isEmpty())) {
            message = Authenticate.message(account, challenge.flags(), response, response.wrapped(sessionKey));
        }
        if (serverTime.isPresent()) {
            byte[] code = Algorithms.hmacMd5(sessionKey, negotiate, token, message);
            System.arraycopy(code, 0, message, Authenticate.CODE_OFFSET, code.length);
        }
        account.close();
        toServer = Optional.of(SealStream.toServer(sessionKey));
        toClient = Optional.of(SealStream.toClient(sessionKey));
        return message;
    }

    private static byte[] now() {
        long microseconds = ChronoUnit.MICROS.between(EPOCH, Instant.now());
        return new NdrWriter().int64(10 * microseconds).toBytes();
    }

    @Override
    public int signatureLength() {
        return SealStream.SIGNATURE_LENGTH;
    }

    @Override
    public byte[] seal(byte[] packet, int offset, int length) {
        return toServer.orElseThrow().seal(packet, offset, length);
    }

    @Override
    public void unseal(byte[] packet, int offset, int length, byte[] signature) {
        if (!toClient.orElseThrow().unseal(packet, offset + length + TRAILER, offset, length, signature)) {
            throw new DrsException(DrsException.Code.SEAL_BROKEN, "A packet's signature of NTLM does not fit");
        }
    }

    @Override
    public byte[] sessionKey() {
        return sessionKey.clone();
    }

    @Override
    public void close() {
        account.close();
        Algorithms.wipe(sessionKey);
        toServer.ifPresent(SealStream::close);
        toClient.ifPresent(SealStream::close);
    }
}
