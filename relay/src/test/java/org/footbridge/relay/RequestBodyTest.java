package org.footbridge.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.footbridge.relay.wire.AttributeRequest;
import org.footbridge.relay.wire.ReadChanges;
import org.footbridge.relay.wire.ReadObjects;
import org.footbridge.relay.wire.ReadSettings;
import org.footbridge.relay.wire.Request;
import org.footbridge.relay.wire.ValueKind;
import org.junit.jupiter.api.Test;

class RequestBodyTest {
    @Test
    void aSmallRequestGoesAsItIs() throws InvalidProtocolBufferException {
        Request request = Request.newBuilder().setVersion(1).setId("one").build();
        assertThat(RequestBody.write(request)).isEqualTo(request.toByteArray());
        assertThat(RequestBody.read(request.toByteArray())).isEqualTo(request);
    }

    @Test
    void aRequestForManyAttributesTakesLessThanHalf() throws InvalidProtocolBufferException {
        ReadSettings.Builder settings = ReadSettings.newBuilder();
        IntStream.rangeClosed(1, 120)
                .forEach(number -> settings.addAttributes(AttributeRequest.newBuilder()
                        .setName("msExchExtensionCustomAttribute" + number)
                        .setKind(ValueKind.TEXT)));
        Request request = Request.newBuilder()
                .setVersion(1)
                .setReadChanges(ReadChanges.newBuilder().setSettings(settings))
                .build();
        byte[] body = RequestBody.write(request);
        assertThat(body.length).isLessThan(request.getSerializedSize() / 2);
        assertThat(RequestBody.read(body)).isEqualTo(request);
    }

    @Test
    void whatDoesNotBecomeSmallerGoesAsItIs() throws InvalidProtocolBufferException {
        byte[] random = new byte[16_000];
        new Random(7).nextBytes(random);
        Request request = Request.newBuilder()
                .setVersion(1)
                .setReadObjects(ReadObjects.newBuilder().addGuids(ByteString.copyFrom(random)))
                .build();
        assertThat(RequestBody.write(request)).isEqualTo(request.toByteArray());
    }

    @Test
    void aDamagedBodyIsNoRequest() {
        byte[] body = RequestBody.write(
                Request.newBuilder().setVersion(1).setId("x".repeat(5_000)).build());
        assertThat(body[0]).isEqualTo((byte) 0x78);
        assertThatThrownBy(() -> RequestBody.read(Arrays.copyOf(body, body.length / 2)))
                .isInstanceOf(InvalidProtocolBufferException.class)
                .hasMessage("a compressed request is cut off or too large");
        body[4] ^= 0x55;
        assertThatThrownBy(() -> RequestBody.read(body)).isInstanceOf(InvalidProtocolBufferException.class);
    }
}
