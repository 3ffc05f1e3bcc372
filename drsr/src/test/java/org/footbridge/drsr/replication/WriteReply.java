package org.footbridge.drsr.replication;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.footbridge.drsr.ndr.NdrWriter;

/** Answers as a server writes them, two accounts with a password each and a container without attributes. */
final class WriteReply {
    static final UUID SOURCE = UUID.fromString("0b1c2d3e-0001-4002-8003-a0b0c0d0e0f0");
    static final UUID INVOCATION = UUID.fromString("0b1c2d3e-1111-4222-8333-a4b5c6d7e8f9");
    static final UUID ADA = UUID.fromString("aaaaaaaa-0001-4002-8003-000000000001");
    static final UUID BOB = UUID.fromString("bbbbbbbb-0001-4002-8003-000000000002");
    static final UUID PEOPLE = UUID.fromString("cccccccc-0001-4002-8003-000000000003");

    private static final byte[] SID =
            HexFormat.of().parseHex("010500000000000515000000010000000200000003000000" + "52040000");
    private static final int UNICODE_PWD = 0x9005A;
    private static final int PWD_LAST_SET = 0x90060;

    private WriteReply() {}

    /** The prefixes that a domain controller has before anybody extends the schema, as far as they are used here. */
    static void prefixes(NdrWriter writer) {
        List<String> prefixes =
                List.of("5504", "2a864886f7140102", "2a864886f7140104", "ff0000000000000000" + "00".repeat(12));
        List<Integer> numbers = List.of(0, 2, 9, 0);
        writer.int32(prefixes.size());
        for (int i = 0; i < prefixes.size(); i++) {
            writer.int32(numbers.get(i)).int32(prefixes.get(i).length() / 2).pointer();
        }
        for (String prefix : prefixes) {
            byte[] bytes = HexFormat.of().parseHex(prefix);
            writer.int32(bytes.length).bytes(bytes).align(4);
        }
    }

    static byte[] changes(boolean more) {
        return changes(more, 0, 0);
    }

    /** With a number of links, which are not there, and an error at its end. */
    static byte[] changes(boolean more, int links, int error) {
        return written(more, links, error, true);
    }

    /** The container has no name. */
    static byte[] nameless() {
        return written(false, 0, 0, false);
    }

    private static byte[] written(boolean more, int links, int error, boolean named) {
        NdrWriter writer = new NdrWriter()
                .int32(6)
                .int32(6)
                .guid(SOURCE)
                .guid(INVOCATION)
                .pointer()
                .align(8);
        writer.int64(0).int64(0).int64(0).int64(4711).int64(0).int64(4712);
        writer.pointerIf(!more).int32(4).pointer().int32(1).int32(3).int32(1000).pointer();
        writer.int32(more ? 1 : 0).int32(0).int32(0).int32(links).noPointer().int32(error);
        DsName.of("DC=corp,DC=example").write(writer);
        if (!more) {
            writer.int32(1)
                    .align(8)
                    .int32(2)
                    .int32(0)
                    .int32(1)
                    .int32(0)
                    .guid(INVOCATION)
                    .int64(4712)
                    .int64(99);
        }
        prefixes(writer);
        fixed(writer, true, true, 2);
        fixed(writer, true, named, 0);
        fixed(writer, false, true, 2);
        object(writer, BOB, "CN=Bob,DC=corp,DC=example", "bob-secret", 7);
        if (named) {
            name(writer, PEOPLE, "OU=People,DC=corp,DC=example", new byte[0]);
        }
        tail(writer);
        object(writer, ADA, "CN=Ada,DC=corp,DC=example", "ada-secret-that-is-longer", 0);
        return writer.toBytes();
    }

    private static void fixed(NdrWriter writer, boolean next, boolean named, int attributes) {
        writer.pointerIf(next).pointerIf(named).int32(0).int32(attributes).pointerIf(attributes > 0);
        writer.int32(0).pointer().pointer();
    }

    private static void object(NdrWriter writer, UUID guid, String name, String secret, long changed) {
        name(writer, guid, name, SID);
        writer.int32(2)
                .int32(UNICODE_PWD)
                .int32(1)
                .pointer()
                .int32(PWD_LAST_SET)
                .int32(1)
                .pointer();
        value(writer, secret.getBytes(StandardCharsets.US_ASCII));
        value(writer, new NdrWriter().int64(changed).toBytes());
        tail(writer);
    }

    private static void name(NdrWriter writer, UUID guid, String name, byte[] sid) {
        writer.align(4)
                .int32(name.length() + 1)
                .int32(56 + 2 * name.length() + 2)
                .int32(sid.length)
                .guid(guid);
        writer.bytes(sid)
                .zeros(28 - sid.length)
                .int32(name.length())
                .text(name)
                .int16(0)
                .align(4);
    }

    private static void value(NdrWriter writer, byte[] value) {
        writer.align(4)
                .int32(1)
                .int32(value.length)
                .pointer()
                .int32(value.length)
                .bytes(value)
                .align(4);
    }

    /** The parent and the metadata of one attribute. */
    private static void tail(NdrWriter writer) {
        writer.align(4).guid(SOURCE).int32(1).align(8).int32(1).align(8);
        writer.int32(3).align(8).int64(1234).guid(INVOCATION).int64(4711);
    }
}
