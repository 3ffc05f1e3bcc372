package org.footbridge.engine.date;

import java.util.List;

/** A place in a text that is read as a date. Each way of reading moves on when it succeeds. */
final class ReadText {

    private static final int NONE = -1;

    private final String text;
    private final int end;
    private int at;

    ReadText(String text) {
        this(text, 0, text.length());
    }

    ReadText(String text, int begin, int end) {
        this.text = text;
        this.at = begin;
        this.end = end;
    }

    boolean atEnd() {
        return at == end;
    }

    int at() {
        return at;
    }

    void goTo(int place) {
        at = place;
    }

    boolean sees(char c) {
        return at < end && text.charAt(at) == c;
    }

    boolean accept(char c) {
        if (sees(c)) {
            at++;
            return true;
        }
        return false;
    }

    boolean acceptIgnoringCase(String words) {
        if (end - at >= words.length() && text.regionMatches(true, at, words, 0, words.length())) {
            at += words.length();
            return true;
        }
        return false;
    }

    boolean skipBlanks() {
        int begin = at;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at > begin;
    }

    /** How many digits stand here. */
    int countDigits() {
        int next = at;
        while (next < end && isDigit(text.charAt(next))) {
            next++;
        }
        return next - at;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /**
     * @param most up to 9
     * @return -1 when there are fewer than {@code least} digits
     */
    int number(int least, int most) {
        int count = Math.min(countDigits(), most);
        if (count < least) {
            return NONE;
        }
        int number = 0;
        for (int digit = 0; digit < count; digit++) {
            number = number * 10 + (text.charAt(at++) - '0');
        }
        return number;
    }

    /** A number of one letter may have two digits; of more letters it has exactly as many. */
    int numberOf(int letters) {
        return letters == 1 ? number(1, 2) : number(letters, letters);
    }

    /**
     * @param letters of each name that are looked at, or {@link Integer#MAX_VALUE} for all
     * @return its index, or -1
     */
    int name(List<String> names, int letters) {
        for (int index = 0; index < names.size(); index++) {
            String name = names.get(index);
            if (acceptIgnoringCase(name.substring(0, Math.min(letters, name.length())))) {
                return index;
            }
        }
        return NONE;
    }

    /**
     * A sign, hours, and minutes with or without a colon.
     *
     * @param minutes whether minutes must follow; else none may
     * @return seconds to the east of Greenwich; {@link Integer#MIN_VALUE} when there is no offset of 14 hours at most
     */
    int offset(int hourLetters, boolean minutes) {
        int sign = accept('+') ? 1 : accept('-') ? -1 : 0;
        int hours = sign == 0 ? NONE : numberOf(hourLetters);
        int minute = 0;
        if (minutes) {
            accept(':');
            minute = number(2, 2);
        }
        if (hours < 0 || minute < 0 || minute > 59 || hours * 60 + minute > 14 * 60) {
            return Integer.MIN_VALUE;
        }
        return sign * (hours * 60 + minute) * 60;
    }
}
