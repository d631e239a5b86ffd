package io.plumbline.trainer.retraining.recent;

import java.time.Duration;
import java.util.List;

/** The images that came after a trigger's window, as they and their labels keep arriving. For one thread. */
public interface RecentSource extends AutoCloseable {

    /**
     * Reads what has arrived by now; if that is nothing, waits for news.
     *
     * @param patience how long to wait at most
     */
    void readOn(Duration patience);

    /** The images with a label of one of the model's classes that were read so far, oldest first. */
    List<LabelledRecent> labelled();

    /** How many {@link #labelled} has, without the cost of it; not to be asked once {@link #keepNewest} was called. */
    int labelledCount();

    /** All images that are kept, oldest first. */
    List<RecentImage> images();

    /**
     * From now on keeps only so many of the newest images, or as many of them as it has room for, and passes over what is older without reading it. Labels are not
     * read any more.
     */
    void keepNewest(int count);

    /** How many labels were no labels, or named no class of the model. */
    long malformedLabels();

    @Override
    void close();
}
