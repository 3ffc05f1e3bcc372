package org.footbridge.relay;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.footbridge.relay.wire.Request;

/**
 * The bytes of a request. A request names every attribute it asks for, which is most of what small cycles send; it is
 * compressed (zlib, RFC 1950) where that makes it smaller. A plain request begins with 0x08, the tag of its version, and
 * zlib with 0x78, which no field of a request has for a tag.
 */
public final class RequestBody {
    private static final int ZLIB = 0x78;
    private static final int SMALL = 512;
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int BUFFER = 8192;

    private RequestBody() {}

    public static byte[] write(Request request) {
        byte[] plain = request.toByteArray();
        if (plain.length < SMALL) {
            return plain;
        }
        try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION)) {
            deflater.setInput(plain);
            deflater.finish();
            byte[] packed = new byte[plain.length];
            int length = deflater.deflate(packed);
            return deflater.finished() ? Arrays.copyOf(packed, length) : plain;
        }
    }

    /** @throws InvalidProtocolBufferException when it is no request, or one of more than 16 MiB */
    public static Request read(byte[] body) throws InvalidProtocolBufferException {
        return Request.parseFrom(body.length > 0 && body[0] == ZLIB ? inflated(body) : body);
    }

    private static byte[] inflated(byte[] body) throws InvalidProtocolBufferException {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(body);
            ByteArrayOutputStream plain = new ByteArrayOutputStream(4 * body.length);
            byte[] buffer = new byte[BUFFER];
            while (!inflater.finished()) {
                int count = inflater.inflate(buffer);
                if (count == 0 || plain.size() + count > LARGEST) {
                    throw new InvalidProtocolBufferException("a compressed request is cut off or too large");
                }
                plain.write(buffer, 0, count);
            }
            return plain.toByteArray();
        } catch (DataFormatException e) {
            throw new InvalidProtocolBufferException("a compressed request is damaged", e);
        }
    }
}
