package org.footbridge.cli.text;

/** Shows a place in a text: the part around it, and a caret below it. */
public final class PointAt {

    private static final int BEFORE = 60;
    private static final int BEHIND = 30;
    private static final String CUT = "...";

    private PointAt() {}

    /** Two lines. */
    public static String position(String text, int position) {
        int at = Math.clamp(position, 0, text.length());
        int from = Math.max(0, at - BEFORE);
        int to = Math.min(text.length(), at + BEHIND);
        String before = (from > 0 ? CUT : "") + oneLine(text.substring(from, at));
        String behind = oneLine(text.substring(at, to)) + (to < text.length() ? CUT : "");
        return "  " + before + behind + "\n  " + " ".repeat(DisplayWidth.of(before)) + "^";
    }

    private static String oneLine(String text) {
        return DisplayWidth.printable(text.replaceAll("\\s", " "));
    }
}
