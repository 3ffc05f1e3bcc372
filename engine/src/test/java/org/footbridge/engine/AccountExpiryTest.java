package org.footbridge.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountExpiryTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, false",
        "9223372036854775807, false",
        "-1, false",
        "1, true",
        "133770816000000000, true",
        "99999999999999999999, false",
        "soon, false",
        "'', false"
    })
    void bothValuesForNeverAndWhatIsNoMomentExpireNobody(String value, boolean expired) {
        assertThat(AccountExpiry.isExpired(account(value), NOW)).isEqualTo(expired);
        assertThat(AccountExpiry.of(account(value)).isPresent()).isEqualTo(expired);
    }

    @Test
    void anAccountWithoutTheAttributeNeverExpires() {
        StagedObject without = new StagedObject(guid(), "user", "CN=Ann", List.of(), false, false, Map.of());
        assertThat(AccountExpiry.isExpired(without, NOW)).isFalse();
        assertThat(AccountExpiry.of(without)).isEmpty();
    }

    @Test
    void anAccountExpiresAtItsMomentAndNotBefore() {
        String moment = Long.toString(AccountExpiry.fileTime(NOW));
        assertThat(moment).isEqualTo("134397360000000000");
        assertThat(AccountExpiry.isExpired(account(moment), NOW)).isTrue();
        assertThat(AccountExpiry.isExpired(account(moment), NOW.minusMillis(1))).isFalse();
        assertThat(AccountExpiry.of(account(moment))).isEqualTo(Optional.of(NOW));
    }

    @Test
    void atTheMomentThatIsToldItHasExpiredAndAMillisecondBeforeItHasNot() {
        Random random = new Random(20261121);
        for (int i = 0; i < 10_000; i++) {
            long fileTime = 1 + random.nextLong(Long.MAX_VALUE - 2);
            Instant told = AccountExpiry.moment(fileTime);
            assertThat(told).isEqualTo(told.truncatedTo(ChronoUnit.MILLIS));
            if (told.isBefore(Instant.parse("9999-01-01T00:00:00Z"))) {
                StagedObject account = account(Long.toString(fileTime));
                assertThat(AccountExpiry.isExpired(account, told))
                        .as("%d", fileTime)
                        .isTrue();
                assertThat(AccountExpiry.isExpired(account, told.minusMillis(1)))
                        .as("%d", fileTime)
                        .isFalse();
            }
        }
    }

    private static StagedObject account(String value) {
        return new StagedObject(
                guid(),
                "user",
                "CN=Ann",
                List.of(),
                false,
                false,
                Map.of("accountExpires", List.of(new AttributeValue.Text(value))));
    }

    private static ObjectGuid guid() {
        return new ObjectGuid(new UUID(1, 2));
    }
}
