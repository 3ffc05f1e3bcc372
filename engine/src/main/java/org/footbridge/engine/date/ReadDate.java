package org.footbridge.engine.date;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.footbridge.engine.date.DateFields.Part;

/**
 * Reads texts that are dates without being told how they are written: {@code 2021-06-30}, {@code 6/30/2021}, each with a
 * time of day if there is one ({@code T16:00}, {@code 4:00:30.5 PM}) and an offset ({@code Z}, {@code +08:00}, {@code
 * -8}); and the form in which Active Directory writes times, {@code 20210630160000.0Z}. Without an offset it is UTC.
 */
public final class ReadDate {

    private static final int GENERALIZED_DIGITS = 14;

    private final ReadText read;
    private final DateFields fields = new DateFields();

    private ReadDate(String text) {
        this.read = new ReadText(text);
    }

    /** @return nothing when the text is no date */
    public static Optional<Instant> read(String text) {
        return new ReadDate(text.strip()).read();
    }

    private Optional<Instant> read() {
        boolean understood = read.countDigits() == GENERALIZED_DIGITS ? generalized() : ordinary();
        if (!understood || !read.atEnd()) {
            return Optional.empty();
        }
        return fields.local(Instant.EPOCH, false)
                .flatMap(local -> DateFields.inUtc(local, fields.offsetSeconds))
                .map(utc -> utc.toInstant(ZoneOffset.UTC));
    }

    private boolean generalized() {
        fields.set(Part.YEAR, read.number(4, 4));
        fields.set(Part.MONTH, read.number(2, 2));
        fields.set(Part.DAY, read.number(2, 2));
        fields.set(Part.HOUR, read.number(2, 2));
        fields.set(Part.MINUTE, read.number(2, 2));
        fields.set(Part.SECOND, read.number(2, 2));
        return fraction() && read.accept('Z');
    }

    private boolean ordinary() {
        return date() && timeOfDay() && zone();
    }

    private boolean date() {
        int digits = read.countDigits();
        int first = read.number(1, 4);
        char separator = read.sees('-') ? '-' : '/';
        if (first < 0 || !read.accept(separator)) {
            return false;
        }
        int second = read.number(1, 2);
        if (second < 0 || !read.accept(separator)) {
            return false;
        }
        int thirdDigits = read.countDigits();
        if (digits == 4) {
            fields.set(Part.YEAR, first);
            fields.set(Part.MONTH, second);
            return thirdDigits <= 2 && fields.set(Part.DAY, read.number(1, 2));
        }
        // the American order, with slashes only: 1-2-2021 may mean either
        fields.set(Part.MONTH, first);
        fields.set(Part.DAY, second);
        int year = read.number(2, 4);
        fields.set(Part.YEAR, thirdDigits == 2 ? DateFields.ofTwoDigits(year) : year);
        return separator == '/' && digits <= 2 && (thirdDigits == 2 || thirdDigits == 4);
    }

    private boolean timeOfDay() {
        int begin = read.at();
        if (!read.accept('T') && !read.skipBlanks()) {
            return true;
        }
        if (read.sees('+') || read.sees('-') || read.sees('Z')) {
            read.goTo(begin);
            return true;
        }
        if (!fields.set(Part.HOUR, read.number(1, 2))
                || !read.accept(':')
                || !fields.set(Part.MINUTE, read.number(2, 2))) {
            return false;
        }
        if (read.accept(':') && (!fields.set(Part.SECOND, read.number(2, 2)) || !fraction())) {
            return false;
        }
        half();
        return true;
    }

    private void half() {
        int begin = read.at();
        read.skipBlanks();
        if (read.acceptIgnoringCase("AM")) {
            fields.set(Part.HALF, 0);
        } else if (read.acceptIgnoringCase("PM")) {
            fields.set(Part.HALF, 1);
        } else {
            read.goTo(begin);
            return;
        }
        fields.twelveHours = true;
    }

    /** A dot and digits, if they are there; what is finer than a nanosecond is left away. */
    private boolean fraction() {
        if (!read.accept('.')) {
            return true;
        }
        int digits = read.countDigits();
        int nano = read.number(1, 9);
        for (int missing = 9 - digits; nano > 0 && missing > 0; missing--) {
            nano *= 10;
        }
        while (read.countDigits() > 0) {
            read.number(1, 9);
        }
        return fields.set(Part.NANO, nano);
    }

    private boolean zone() {
        read.skipBlanks();
        if (read.atEnd()) {
            return true;
        }
        if (read.accept('Z')) {
            fields.inZone(0, true);
            return true;
        }
        int begin = read.at();
        int offset = read.offset(1, true);
        if (offset == Integer.MIN_VALUE) {
            read.goTo(begin);
            offset = read.offset(1, false);
        }
        fields.inZone(offset, false);
        return offset != Integer.MIN_VALUE;
    }
}
