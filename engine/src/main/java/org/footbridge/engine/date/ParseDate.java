package org.footbridge.engine.date;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.footbridge.engine.date.DateFields.Part;

/** Reads a text exactly as a pattern says. */
final class ParseDate {

    private final List<PatternPart> parts;
    private final Set<DateStyle> styles;
    private final ReadText read;
    private final DateFields fields = new DateFields();

    /** The dot before a fraction that may be left away is not there. */
    private boolean withoutFraction;

    ParseDate(List<PatternPart> parts, String text, Set<DateStyle> styles) {
        this.parts = parts;
        this.styles = styles;
        this.read = new ReadText(text, 0, end(text, styles));
    }

    private static int end(String text, Set<DateStyle> styles) {
        int end = text.length();
        while (styles.contains(DateStyle.ALLOW_TRAILING_WHITE)
                && end > 0
                && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    Optional<DateTime> parse(Instant now) {
        if (styles.contains(DateStyle.ALLOW_LEADING_WHITE)) {
            read.skipBlanks();
        }
        for (PatternPart part : parts) {
            if (styles.contains(DateStyle.ALLOW_INNER_WHITE)) {
                read.skipBlanks();
            }
            if (!reads(part)) {
                return Optional.empty();
            }
        }
        if (!read.atEnd()) {
            return Optional.empty();
        }
        return fields.local(now, !styles.contains(DateStyle.NO_CURRENT_DATE_DEFAULT))
                .flatMap(this::inZone);
    }

    private Optional<DateTime> inZone(LocalDateTime local) {
        boolean universal = styles.contains(DateStyle.ADJUST_TO_UNIVERSAL);
        if (!fields.zoned) {
            boolean assumed = styles.contains(DateStyle.ASSUME_UNIVERSAL) || styles.contains(DateStyle.ASSUME_LOCAL);
            DateTime.Kind kind =
                    !assumed ? DateTime.Kind.UNSPECIFIED : universal ? DateTime.Kind.UTC : DateTime.Kind.LOCAL;
            return Optional.of(new DateTime(local, kind));
        }
        boolean utc = universal || (fields.inUtc && styles.contains(DateStyle.ROUNDTRIP_KIND));
        return DateFields.inUtc(local, fields.offsetSeconds)
                .map(time -> new DateTime(time, utc ? DateTime.Kind.UTC : DateTime.Kind.LOCAL));
    }

    private boolean reads(PatternPart part) {
        return switch (part) {
            case PatternPart.Words(String words) -> readsWords(words);
            case PatternPart.Point point -> {
                withoutFraction = !read.accept('.');
                yield true;
            }
            case PatternPart.Field(char letter, int count) -> readsField(letter, count);
        };
    }

    private boolean readsWords(String words) {
        boolean innerWhite = styles.contains(DateStyle.ALLOW_INNER_WHITE);
        for (int at = 0; at < words.length(); at++) {
            char c = words.charAt(at);
            if (innerWhite) {
                read.skipBlanks();
                if (Character.isWhitespace(c)) {
                    continue;
                }
            }
            if (!read.accept(c)) {
                return false;
            }
            if (c == 'Z') {
                fields.inZone(0, true);
            }
        }
        return true;
    }

    private boolean readsField(char letter, int count) {
        int two = Math.min(count, 2);
        return switch (letter) {
            case 'd' -> readsDay(count);
            case 'M' -> readsMonth(count);
            case 'y' -> readsYear(count);
            case 'h' -> {
                fields.twelveHours = true;
                yield fields.set(Part.HOUR, read.numberOf(two));
            }
            case 'H' -> fields.set(Part.HOUR, read.numberOf(two));
            case 'm' -> fields.set(Part.MINUTE, read.numberOf(two));
            case 's' -> fields.set(Part.SECOND, read.numberOf(two));
            case 't' -> readsHalf(count);
            case 'f' -> readsFraction(count, count);
            case 'F' -> withoutFraction || readsFraction(0, count);
            case 'g' -> read.acceptIgnoringCase("A.D.") || read.acceptIgnoringCase("AD");
            case 'K' -> readsOptionalZone();
            default -> readsZone(Math.min(count, 3));
        };
    }

    private boolean readsDay(int count) {
        if (count <= 2) {
            return fields.set(Part.DAY, read.numberOf(count));
        }
        int letters = count == 3 ? EnglishNames.SHORT : Integer.MAX_VALUE;
        return fields.set(Part.DAY_OF_WEEK, read.name(EnglishNames.DAYS, letters));
    }

    private boolean readsMonth(int count) {
        if (count <= 2) {
            return fields.set(Part.MONTH, read.numberOf(count));
        }
        int letters = count == 3 ? EnglishNames.SHORT : Integer.MAX_VALUE;
        int index = read.name(EnglishNames.MONTHS, letters);
        return index >= 0 && fields.set(Part.MONTH, index + 1);
    }

    private boolean readsYear(int count) {
        int year = count > 9 ? -1 : read.numberOf(count);
        return fields.set(Part.YEAR, year >= 0 && count <= 2 ? DateFields.ofTwoDigits(year) : year);
    }

    private boolean readsHalf(int count) {
        String morning = count == 1 ? "A" : "AM";
        String evening = count == 1 ? "P" : "PM";
        int half = read.acceptIgnoringCase(morning) ? 0 : read.acceptIgnoringCase(evening) ? 1 : -1;
        return fields.set(Part.HALF, half);
    }

    private boolean readsFraction(int least, int most) {
        int digits = Math.min(read.countDigits(), most);
        int fraction = read.number(least, most);
        for (int missing = 9 - digits; fraction > 0 && missing > 0; missing--) {
            fraction *= 10;
        }
        return fields.set(Part.NANO, fraction);
    }

    private boolean readsOptionalZone() {
        if (read.accept('Z')) {
            fields.inZone(0, true);
            return true;
        }
        return (!read.sees('+') && !read.sees('-')) || readsZone(3);
    }

    private boolean readsZone(int count) {
        int offset = read.offset(count == 2 ? 2 : 1, count == 3);
        fields.inZone(offset, false);
        return offset != Integer.MIN_VALUE;
    }
}
