package org.footbridge.service.keys;

/** A private key of the service and what may be known of it. Has no readable text form. */
public final class ServiceKey {
    private final byte[] secret;
    private final String publicPart;

    /**
     * @param secret the private key, e.g. PKCS#8
     * @param publicPart text that goes with it, e.g. a certificate or a public key in PEM
     */
    public ServiceKey(byte[] secret, String publicPart) {
        this.secret = secret.clone();
        this.publicPart = publicPart;
    }

    /** A copy of the private key. */
    public byte[] secret() {
        return secret.clone();
    }

    public String publicPart() {
        return publicPart;
    }
}
