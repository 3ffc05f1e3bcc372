package org.footbridge.service.portal.overview;

import java.util.ArrayList;
import java.util.List;
import org.footbridge.service.portal.overview.BarChart.Mark;

/**
 * Curves over equal steps, laid out for an SVG.
 *
 * @param curves points of each, as {@code polyline} wants them
 * @param areas what is below the first curve, as {@code polygon} wants it; empty: none
 */
public record LineChart(List<String> curves, String areas, List<Mark> lines, List<Mark> labels) {
    private static final int LEFT = 52;
    private static final int TOP = 10;
    private static final int BOTTOM = 22;
    private static final int RIGHT = 24;

    /**
     * @param labels below the points; an empty one is not shown
     * @param curves each has as many values as there are labels
     */
    static LineChart of(List<String> labels, List<List<Double>> curves, boolean area) {
        double most = curves.stream()
                .flatMap(List::stream)
                .mapToDouble(Double::doubleValue)
                .max()
                .orElse(0);
        long top = Scale.top((long) Math.ceil(most));
        int ground = BarChart.HEIGHT - BOTTOM;
        double step = (double) (BarChart.WIDTH - LEFT - RIGHT) / Math.max(1, labels.size() - 1);
        List<String> drawn = new ArrayList<>();
        for (List<Double> curve : curves) {
            StringBuilder points = new StringBuilder();
            for (int i = 0; i < curve.size(); i++) {
                points.append(Scale.rounded(LEFT + i * step))
                        .append(',')
                        .append(Scale.rounded(ground - curve.get(i) / top * (ground - TOP)))
                        .append(' ');
            }
            drawn.add(points.toString().strip());
        }
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            if (!labels.get(i).isEmpty()) {
                marks.add(new Mark(labels.get(i), Scale.rounded(LEFT + i * step), BarChart.HEIGHT - 6));
            }
        }
        double last = Scale.rounded(LEFT + (labels.size() - 1) * step);
        String below = area && !drawn.isEmpty() && !drawn.getFirst().isEmpty()
                ? LEFT + "," + ground + " " + drawn.getFirst() + " " + last + "," + ground
                : "";
        return new LineChart(drawn, below, Scale.lines(top, LEFT, TOP, ground), marks);
    }
}
