package org.footbridge.sampleforest.population;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A small picture and a certificate, both real; a number inside tells those of different people apart. */
final class SampleFiles {
    /** JFIF: a grey head and shoulders of 16 by 16 points. */
    private static final byte[] PHOTO = decoded("""
            /9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEMrKCUlKFI6PjBDYVVmZF9VXVxreJmCa3GRc1xdhbaHkZ6jrK2sZ4C8
            yrunyJmorKX/wAALCAAQABABAREA/8QAFgABAQEAAAAAAAAAAAAAAAAABQAD/8QAHxAAAgIDAAIDAAAAAAAAAAAAAQIDBAAFMREhIkHR/9oA
            CAEBAAA/AHNlZepTeaNQzAjvB7+8z1NyS7WaWVVDByvxHrg/cO39ieG6ixTSIpjB8KxA6ctBYnmuuss0jqIyfDMSOjP/2Q==""");
    /** X.509: somebody called Employee. */
    private static final byte[] CERTIFICATE = decoded("""
            MIIBbzCCARWgAwIBAgIIESIzRFVmd4gwCgYIKoZIzj0EAwIwEzERMA8GA1UEAwwIRW1wbG95ZWUwHhcNMjYxMTIxMTU0NzQ4WhcNNDYxMTE2
            MTU0NzQ4WjATMREwDwYDVQQDDAhFbXBsb3llZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABASHFEpcaFCSMcjMrOoiOLDxTF7JrjtobTDZ
            Y5WOqXt3csDOyqQLYF4WyaazzR01Fsj1cati8ATzAjssOicw/1CjUzBRMB0GA1UdDgQWBBQrVjUP4xYvLK5Nx48dRvrT83jMJDAfBgNVHSME
            GDAWgBQrVjUP4xYvLK5Nx48dRvrT83jMJDAPBgNVHRMBAf8EBTADAQH/MAoGCCqGSM49BAMCA0gAMEUCICEYoKFngG603q6XE6EfO9FGjT1T
            tFZu0MbpXnjaEoGWAiEA21Yf8dFzaqXNvMSpdRydRttrxAbFxyTdSNJO8X0O88c=""");

    private static final int AFTER_HEADER = 20;
    private static final short COMMENT = (short) 0xFFFE;
    private static final int SERIAL = 15;
    private static final long FIRST_SERIAL = 1L << 60;

    private SampleFiles() {}

    /** The number stands in a comment (ITU-T T.81, B.2.4.5). */
    static byte[] photo(int number) {
        byte[] text = ("Employee " + number).getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(PHOTO.length + 4 + text.length)
                .put(PHOTO, 0, AFTER_HEADER)
                .putShort(COMMENT)
                .putShort((short) (2 + text.length))
                .put(text)
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
