package org.footbridge.drsr.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NfoldTest {

    /** RFC 3961 A.1. */
    @ParameterizedTest
    @CsvSource({
        "012345,be072631276b1955",
        "password,78a07b6caf85fa",
        "'Rough Consensus, and Running Code',bb6ed30870b7f0e0",
        "password,59e4a8ca7c0385c3c37b3f6d2000247cb6e6bd5b3e",
        "MASSACHVSETTS INSTITVTE OF TECHNOLOGY,db3b0d8f0b061e603282b308a50841229ad798fab9540c1b",
        "Q,518a54a215a8452a518a54a215a8452a518a54a215",
        "ba,fb25d531ae8974499f52fd92ea9857c4ba24cf297e",
        "kerberos,6b65726265726f73",
        "kerberos,6b65726265726f737b9b5b2b93132b93"
    })
    void textsAreFoldedAsTheStandardDoes(String text, String folded) {
        byte[] result = Nfold.fold(text.getBytes(StandardCharsets.US_ASCII), folded.length() / 2);
        assertThat(HexFormat.of().formatHex(result)).isEqualTo(folded);
    }
}
