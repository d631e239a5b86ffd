package io.plumbline.drift.monitor.changelog;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/** The topics behind the state stores. */
public final class Changelog {

    /** The largest value in a store, in bytes: the state of a model with some thousand features. */
    public static final int LARGEST_VALUE_BYTES = 8 << 20;

    private static final int SEGMENT_BYTES = 32 << 20;

    /**
     * Topic settings for stores that hold little and change all the time: small segments, so that compaction comes soon and
     * a start reads little; deletions are kept for as long as anyone may take to read the whole topic.
     */
    public static final Map<String, String> SETTINGS = Map.of(
            TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(SEGMENT_BYTES),
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.1",
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
                    Long.toString(Duration.ofHours(1).toMillis()),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_VALUE_BYTES));

    private Changelog() {}
}
