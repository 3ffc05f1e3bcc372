package org.footbridge.drsr.rpc;

/** An authentication on a platform that has lost its ciphers. */
final class BrokenPrivacy implements PacketPrivacy {

    @Override
    public int authenticationType() {
        return 10;
    }

    @Override
    public byte[] firstToken() {
        return new byte[4];
    }

    @Override
    public byte[] lastToken(byte[] token) {
        return new byte[4];
    }

    @Override
    public int signatureLength() {
        return 16;
    }

    @Override
    public byte[] seal(byte[] packet, int offset, int length) {
        throw new IllegalStateException("no cipher");
    }

    @Override
    public void unseal(byte[] packet, int offset, int length, byte[] signature) {
        throw new IllegalStateException("no cipher");
    }

    @Override
    public byte[] sessionKey() {
        return new byte[16];
    }

    @Override
    public void close() {}
}
