package org.footbridge.acceptance;

import java.nio.ByteBuffer;
import java.util.Base64;

/** A small picture and a certificate, both real, with a number inside that tells them apart. */
final class SmallFiles {
    /** JFIF, 16 by 16 points, grey. */
    private static final byte[] PHOTO = decoded("""
            /9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaHkZ6jrK2sZ4C8
            yrunyJmorKX/wAALCAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABQAD/8QAHxAAAgIDAAIDAAAAAAAAAAAAAQIDBAAFMREhIkHR/9oA
            CAEBAAA/AHNlZepTeaNQzAjvB7+8z1NyS7WaWVVDByvxHrg/cO39ieG6ixTSIpjB8KxA6ctBYnmuuss0jqIyfDMSOjP/2Q==""");
    /** X.509, self-signed. */
    private static final byte[] CERTIFICATE = decoded("""
            MIIBbzCCARWgAwIBAgIIESIzRFVmd4gwCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIRW1wbG95ZWUwHhcNMjYxMTIxMTU0NzQ4WhcNNDYxMTE2
            MTU0NzQ4WjATMREwDwYDVQQDDAhFbXBsb3llZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABASHFEpcaFCSMcjMrOoiOLDxTF7JrjtobTDZ
            Y5WOqXt3csDOyqQLYF4WyaazzR01Fsj1cati8ATzAjssOicw/1CjUzBRMB0GA1UdDgQWBBQrVjUP4xYvLK5Nx48dRvrT83jMJDAfBgNVHSME
            GDAWgBQrVjUP4xYvLK5Nx48dRvrT83jMJDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCICEYoKFngG603q6XE6EfO9FGjT1T
            tFZu0MbpXnjaEoGWAiEA21Yf8dFzaqXNvMSpdRydRttrxAbFxyTdSNJO8X0O88c=""");

    private static final int AFTER_HEADER = 20;
    private static final short COMMENT = (short) 0xFFFE;
    private static final short COMMENT_LENGTH = 2 + Integer.BYTES;
    private static final int SERIAL = 15;
    private static final long FIRST_SERIAL = 1L << 61;

    private SmallFiles() {}

    /** The number stands in a comment (ITU-T T.81, B.2.4.5). */
    static byte[] photo(int number) {
        return ByteBuffer.allocate(PHOTO.length + Short.BYTES + COMMENT_LENGTH)
                .put(PHOTO, 0, AFTER_HEADER)
                .putShort(COMMENT)
                .putShort(COMMENT_LENGTH)
                .putInt(number)
                .put(PHOTO, AFTER_HEADER, PHOTO.length - AFTER_HEADER)
                .array();
    }

    /** The number is part of the serial number; the signature does not fit it. */
    static byte[] certificate(int number) {
        byte[] changed = CERTIFICATE.clone();
        ByteBuffer.wrap(changed).putLong(SERIAL, FIRST_SERIAL + number);
        return changed;
    }

    private static byte[] decoded(String base64) {
        return Base64.getMimeDecoder().decode(base64);
    }
}
