package org.footbridge.engine.date;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.util.List;

/** Writes a date as a pattern says. */
final class FormatDate {

    private FormatDate() {}

    static String format(List<PatternPart> parts, DateTime date) {
        StringBuilder text = new StringBuilder(32);
        for (PatternPart part : parts) {
            switch (part) {
                case PatternPart.Words words -> text.append(words.words());
                case PatternPart.Point point -> text.append('.');
                case PatternPart.Field(char letter, int count) -> append(text, letter, count, date);
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, char letter, int count, DateTime date) {
        LocalDateTime time = date.time();
        switch (letter) {
            case 'd' -> appendDay(text, count, time);
            case 'M' -> appendMonth(text, count, time);
            case 'y' -> digits(text, count <= 2 ? time.getYear() % 100 : time.getYear(), count);
            case 'h' -> digits(text, time.getHour() % 12 == 0 ? 12 : time.getHour() % 12, Math.min(count, 2));
            case 'H' -> digits(text, time.getHour(), Math.min(count, 2));
            case 'm' -> digits(text, time.getMinute(), Math.min(count, 2));
            case 's' -> digits(text, time.getSecond(), Math.min(count, 2));
            case 't' -> text.append(time.getHour() < 12 ? "AM" : "PM", 0, Math.min(count, 2));
            case 'f' -> text.append(fraction(time), 0, count);
            case 'F' -> appendShortFraction(text, fraction(time).substring(0, count));
            case 'g' -> text.append("A.D.");
            case 'K' -> text.append(date.kind().text());
            // the zone of a server in UTC
            default -> text.append(count == 1 ? "+0" : count == 2 ? "+00" : "+00:00");
        }
    }

    private static void appendDay(StringBuilder text, int count, LocalDateTime time) {
        if (count <= 2) {
            digits(text, time.getDayOfMonth(), count);
            return;
        }
        String name = EnglishNames.DAYS.get(time.getDayOfWeek().getValue() - 1);
        text.append(name, 0, count == 3 ? EnglishNames.SHORT : name.length());
    }

    private static void appendMonth(StringBuilder text, int count, LocalDateTime time) {
        if (count <= 2) {
            digits(text, time.getMonthValue(), count);
            return;
        }
        String name = EnglishNames.MONTHS.get(time.getMonthValue() - 1);
        text.append(name, 0, count == 3 ? EnglishNames.SHORT : name.length());
    }

    /** Seven digits. */
    private static String fraction(LocalDateTime time) {
        StringBuilder digits = new StringBuilder();
        digits(digits, time.get(ChronoField.NANO_OF_SECOND) / 100, 7);
        return digits.toString();
    }

    private static void appendShortFraction(StringBuilder text, String digits) {
        int length = digits.length();
        while (length > 0 && digits.charAt(length - 1) == '0') {
            length--;
        }
        if (length > 0) {
            text.append(digits, 0, length);
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) == '.') {
            text.setLength(text.length() - 1);
        }
    }

    private static void digits(StringBuilder text, int number, int least) {
        String digits = Integer.toString(number);
        for (int missing = least - digits.length(); missing > 0; missing--) {
            text.append('0');
        }
        text.append(digits);
    }
}
