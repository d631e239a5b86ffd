package io.plumbline.bench.drift.peers;

import java.util.List;
import java.util.Map;

/**
 * What one detector did with the streams.
 *
 * @param name of the detector
 * @param settings it ran with
 * @param images of the healthy stream that it came to see in its time
 * @param alarms that it raised there
 * @param seconds that it took for them
 * @param delays images from the shift to the alarm for each run, by shift; all that there were if there was no alarm
 */
public record PeerFigures(
        String name, String settings, long images, long alarms, double seconds, Map<String, List<Integer>> delays) {

    public PeerFigures {
        delays = Map.copyOf(delays);
    }

    /** Microseconds for each value, of which an image has as many as there are features. */
    public double microsPerValue(int features) {
        return seconds * 1e6 / images / features;
    }
}
