package org.footbridge.engine.date;

import java.util.List;

/** Names in dates. */
final class EnglishNames {

    static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    /** In the order of {@link java.time.DayOfWeek}. */
    static final List<String> DAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");

    /** Letters of a short name. */
    static final int SHORT = 3;

    private EnglishNames() {}
}
