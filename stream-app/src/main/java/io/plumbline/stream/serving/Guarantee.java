package io.plumbline.stream.serving;

import org.apache.kafka.streams.StreamsConfig;

/** How often an image is answered when processes are killed in mid-stream. */
public enum Guarantee {
    /** Once, for those who read only what is committed. */
    EXACTLY_ONCE(StreamsConfig.EXACTLY_ONCE_V2),
    /** Once or several times. It is there to be compared with. */
    AT_LEAST_ONCE(StreamsConfig.AT_LEAST_ONCE);

    private final String setting;

    Guarantee(String setting) {
        this.setting = setting;
    }

    /** The value of {@code processing.guarantee}. */
    String setting() {
        return setting;
    }
}
