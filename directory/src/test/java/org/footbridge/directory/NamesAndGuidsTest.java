package org.footbridge.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NamesAndGuidsTest {
    private static final String TEXT = "92082d4f-f9f0-4f3c-a449-f310eded39b8";
    private static final String HEX = "4f2d0892f0f93c4fa449f310eded39b8";

    @Test
    void aGuidIsTheSameInTextHexadecimalAndBytes() {
        ObjectGuid guid = ObjectGuid.parse(TEXT);
        assertThat(guid.bytes()).isEqualTo(HexFormat.of().parseHex(HEX));
        assertThat(guid).isEqualTo(ObjectGuid.parse(HEX)).isEqualTo(ObjectGuid.of(guid.bytes()));
        assertThat(guid).hasToString(TEXT);
        assertThat(guid.uuid()).isEqualTo(UUID.fromString(TEXT));
        assertThat(ObjectGuid.of(guid.uuid())).isEqualTo(guid);
        assertThat(guid.asName()).isEqualTo("<GUID=" + TEXT + ">");
    }

    @Test
    void aDirectoryOfAnApplicationIsNoDomain() {
        // LDAP_CAP_ACTIVE_DIRECTORY_OID, LDAP_CAP_ACTIVE_DIRECTORY_ADAM_OID
        assertThat(offering("1.2.840.113556.1.4.800", "1.2.840.113556.1.4.1670").isDomain())
                .isTrue();
        assertThat(offering("1.2.840.113556.1.4.1851").isDomain()).isFalse();
    }

    private static RootDse offering(String... capabilities) {
        return new RootDse("", "", List.of(), "", "", "", "", 0, "", List.of(capabilities));
    }

    @Test
    void anExtendedNameIsTakenApart() {
        ExtendedName name = ExtendedName.parse("<GUID=" + TEXT + ">;<SID=S-1-5-21-1-2-3-1103>;CN=a>;b,DC=x");
        assertThat(name.guid()).contains(ObjectGuid.parse(TEXT));
        assertThat(name.name()).isEqualTo("CN=a>;b,DC=x");
        assertThat(ExtendedName.parse("<GUID=" + HEX + ">;CN=a").name()).isEqualTo("CN=a");
        assertThat(ExtendedName.parse("CN=plain")).isEqualTo(new ExtendedName(Optional.empty(), "CN=plain"));
    }

    @Test
    void onlyExtendedNamesAreStripped() {
        assertThat(strip("<GUID=" + TEXT + ">;CN=a")).isEqualTo("CN=a");
        assertThat(strip("<GUM>")).isEqualTo("<GUM>");
        assertThat(strip("<GREEN and other colours>")).isEqualTo("<GREEN and other colours>");
    }

    @Test
    void rangesAreUnderstood() {
        assertThat(RangedName.parse("member;range=0-1499")).isEqualTo(new RangedName("member", 0, 1499));
        assertThat(RangedName.parse("member;Range=1500-*").partial()).isFalse();
        assertThat(RangedName.parse("member;range=0-1499").partial()).isTrue();
        assertThat(RangedName.parse("member").ranged()).isFalse();
        assertThat(RangedName.request("member", 1499, 5000)).isEqualTo("member;range=1499-6498");
    }

    private static String strip(String value) {
        return new String(ExtendedName.strip(value.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
    }
}
