package io.plumbline.trainer.tracking.chart;

import io.plumbline.trainer.tracking.MetricPoint;
import java.util.List;

/**
 * One line of a chart.
 *
 * @param name in the legend
 * @param points in their order, one or more, of one figure
 */
public record Line(String name, List<MetricPoint> points) {

    public Line {
        if (points.isEmpty()) {
            throw new IllegalArgumentException("The line '%s' has no points".formatted(name));
        }
        points = List.copyOf(points);
    }
}
