package org.footbridge.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows under headings, in columns as wide as they need to be. Columns of numbers are set right. */
public final class TextTable {
    private static final int WIDEST = 60;
    private static final String BETWEEN = "  ";

    private final List<String> headings;
    private final List<List<String>> rows = new ArrayList<>();

    public TextTable(String... headings) {
        this(List.of(headings));
    }

    public TextTable(List<String> headings) {
        this.headings = List.copyOf(headings);
    }

    /** As many cells as there are headings; long ones are cut, but for the last. */
    public TextTable row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException(cells.length + " cells under " + headings.size() + " headings");
        }
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            String text = DisplayWidth.printable(String.valueOf(cell));
            row.add(row.size() == cells.length - 1 ? text : DisplayWidth.cut(text, WIDEST));
        }
        rows.add(row);
        return this;
    }

    public TextTable row(List<String> cells) {
        return row(cells.toArray());
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Without blanks at the ends of lines. */
    public List<String> lines() {
        int[] widths = IntStream.range(0, headings.size()).map(this::width).toArray();
        boolean[] numbers = new boolean[widths.length];
        for (int column = 0; column < numbers.length; column++) {
            numbers[column] = ofNumbers(column);
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(headings, widths, numbers));
        rows.forEach(row -> lines.add(line(row, widths, numbers)));
        return lines;
    }

    @Override
    public String toString() {
        return String.join("\n", lines());
    }

    private int width(int column) {
        int widest = DisplayWidth.of(headings.get(column));
        for (List<String> row : rows) {
            widest = Math.max(widest, DisplayWidth.of(row.get(column)));
        }
        return widest;
    }

    private boolean ofNumbers(int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> row.get(column).matches("[-+]?[0-9][0-9.,]*|"));
    }

    private static String line(List<String> cells, int[] widths, boolean[] numbers) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(column == 0 ? "" : BETWEEN)
                    .append(DisplayWidth.pad(cells.get(column), widths[column], numbers[column]));
        }
        return line.toString().stripTrailing();
    }
}
