package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.LDAPException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.footbridge.sampleforest.SampleDomain;
import org.footbridge.sampleforest.SampleForest;
import org.footbridge.sampleforest.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two forests that cannot see each other: what one tells of a member is what the other tells of the user. */
class ForeignForestsTest {
    private static final ReadSettings SETTINGS = new ReadSettings(
            List.of(
                    new RequestedAttribute("objectSid", ValueKind.BINARY),
                    new RequestedAttribute("member", ValueKind.LINK)),
            List.of("user", "group"),
            List.of(),
            List.of(),
            500);

    @TempDir
    Path folder;

    @Test
    void theNameOfAMemberIsTheSecurityIdentifierOfTheUser() throws LDAPException, IOException {
        try (SampleForest ours = start("ours.test", 11);
                SampleForest theirs = start("theirs.test", 12);
                TestUnit here = new TestUnit(access(ours, "ours.test"));
                TestUnit there = new TestUnit(access(theirs, "theirs.test"))) {
            ObjectGuid user = there.guid(there.user("Ann"));
            byte[] sid = read(theirs, "theirs.test")
                    .of(user)
                    .attributes
                    .getOrDefault("objectSid", List.of())
                    .getFirst();
            String group = here.group("Allies");
            here.addValue(group, "member", "<SID=" + text(sid) + ">");

            Reading reading = read(ours, "ours.test");
            ObjectGuid member =
                    reading.of(here.guid(group)).targets("member").iterator().next();
            assertThat(reading.of(member).rdn).isEqualTo("CN=" + text(sid));
            assertThat(reading.staged).doesNotContainKey(user);
        }
    }

    private Reading read(SampleForest forest, String name) throws IOException {
        try (DirectoryConnection connection = access(forest, name).connect()) {
            Reading reading = new Reading();
            new ReadAll(connection, SETTINGS).read(reading);
            return reading;
        }
    }

    private ForestAccess access(SampleForest forest, String name) throws IOException {
        SampleDomain domain = forest.domain(name);
        Path authority = Files.writeString(folder.resolve(name + ".pem"), domain.caPem());
        Credentials reader = SampleReadingTest.simple(domain.serviceAccount());
        return new SampleReadingTest.Access(domain, authority, reader, reader);
    }

    private static SampleForest start(String name, long seed) {
        return SampleForest.builder().domain(name, new Size(5, 1, 0)).seed(seed).start();
    }

    /** {@code S-1-5-21-...} (MS-DTYP 2.4.2.1). */
    private static String text(byte[] sid) {
        ByteBuffer in = ByteBuffer.wrap(sid).order(ByteOrder.LITTLE_ENDIAN);
        StringBuilder text = new StringBuilder("S-1-").append(sid[7] & 0xFF);
        for (int at = 8; at < sid.length; at += 4) {
            text.append('-').append(Integer.toUnsignedLong(in.getInt(at)));
        }
        return text.toString();
    }
}
