package io.plumbline.drift.monitor.panes;

import io.plumbline.contract.drift.ExampleImage;
import io.plumbline.drift.statistics.pane.Pane;
import io.plumbline.drift.statistics.serial.SerialPairs;
import java.util.List;
import java.util.Optional;

/**
 * A pane that is complete. Its times are those of the partition's clock, which never runs backwards; its offsets are those
 * of the images on {@code images}.
 *
 * @param modelId the model that made its predictions
 * @param resumes whether the partition had been silent before its first prediction
 * @param examples a typical image and the most extreme one
 * @param pairs what its neighbours tell of the stream's order, if their ranks in the reference could be had
 */
public record ClosedPane(
        int partition,
        long atMs,
        String modelId,
        boolean resumes,
        List<ExampleImage> examples,
        Optional<SerialPairs> pairs,
        Pane pane)
        implements PaneNews {

    public ClosedPane {
        examples = List.copyOf(examples);
    }
}
