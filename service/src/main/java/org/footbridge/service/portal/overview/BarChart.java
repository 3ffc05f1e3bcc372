package org.footbridge.service.portal.overview;

import java.util.ArrayList;
import java.util.List;

/**
 * Stacked columns, laid out for an SVG. What is drawn is in a table below as well, for those who do not see it.
 *
 * @param parts all columns' parts from the bottom up
 * @param lines values at the left of horizontal lines
 * @param labels texts below columns
 */
public record BarChart(List<Part> parts, List<Mark> lines, List<Mark> labels) {
    public static final int WIDTH = 640;
    public static final int HEIGHT = 190;
    private static final int LEFT = 44;
    private static final int TOP = 10;
    private static final int BOTTOM = 22;
    private static final int RIGHT = 24;
    private static final double FILLED = 0.72;

    /** @param kind class of the style sheet: a, b, c, d */
    public record Part(String kind, String title, double x, double y, double width, double height) {}

    /** A text at a place. */
    public record Mark(String text, double x, double y) {}

    /**
     * One column.
     *
     * @param label below it; empty: none
     * @param values of a, b, c, d
     */
    public record Column(String label, String title, List<Long> values) {}

    static BarChart of(List<Column> columns, List<String> names) {
        long most = columns.stream()
                .mapToLong(column ->
                        column.values().stream().mapToLong(Long::longValue).sum())
                .max()
                .orElse(0);
        long top = Scale.top(most);
        double step = (double) (WIDTH - LEFT - RIGHT) / Math.max(1, columns.size());
        int ground = HEIGHT - BOTTOM;
        List<Part> parts = new ArrayList<>();
        List<Mark> labels = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = columns.get(i);
            double x = LEFT + i * step + step * (1 - FILLED) / 2;
            double y = ground;
            for (int kind = 0; kind < column.values().size(); kind++) {
                long value = column.values().get(kind);
                double height = (double) value / top * (ground - TOP);
                y -= height;
                if (value > 0) {
                    parts.add(new Part(
                            String.valueOf((char) ('a' + kind)),
                            column.title() + ": " + value + " " + names.get(kind),
                            Scale.rounded(x),
                            Scale.rounded(y),
                            Scale.rounded(step * FILLED),
                            Scale.rounded(Math.max(1, height))));
                }
            }
            if (!column.label().isEmpty()) {
                labels.add(new Mark(column.label(), Scale.rounded(x + step * FILLED / 2), HEIGHT - 6));
            }
        }
        return new BarChart(parts, Scale.lines(top, LEFT, TOP, ground), labels);
    }
}
