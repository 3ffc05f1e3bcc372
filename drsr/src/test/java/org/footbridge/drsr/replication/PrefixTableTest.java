package org.footbridge.drsr.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.footbridge.drsr.ndr.NdrReader;
import org.footbridge.drsr.ndr.NdrWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrefixTableTest {

    private static PrefixTable table() {
        NdrWriter writer = new NdrWriter();
        WriteReply.prefixes(writer);
        return PrefixTable.read(new NdrReader(writer.toBytes()));
    }

    /** The numbers that MS-DRSR and the schema give these attributes. */
    @ParameterizedTest
    @CsvSource({
        "1.2.840.113556.1.4.90,0x9005A",
        "1.2.840.113556.1.4.125,0x9007D",
        "1.2.840.113556.1.4.656,0x90290",
        "1.2.840.113556.1.2.48,0x20030",
        "2.5.4.0,0",
        "2.5.4.3,3"
    })
    void attributesHaveTheNumbersOfTheSchema(String oid, String number) {
        assertThat(table().number(new Attribute("any", oid))).hasValue(Integer.decode(number));
    }

    @Test
    void whatTheTableDoesNotKnowHasNoNumber() {
        assertThat(table().number(new Attribute("foreign", "1.3.6.1.4.1.99999.1.1")))
                .isEmpty();
    }

    @Test
    void theTableGoesBackAsItCame() {
        NdrWriter once = new NdrWriter();
        WriteReply.prefixes(once);
        NdrWriter again = new NdrWriter();
        table().write(again);
        assertThat(again.toBytes()).isEqualTo(once.toBytes());
    }

    @Test
    void whatIsNoObjectIdentifierIsRefused() {
        assertThatThrownBy(() -> new Attribute("wrong", "unicodePwd")).isInstanceOf(IllegalArgumentException.class);
    }
}
