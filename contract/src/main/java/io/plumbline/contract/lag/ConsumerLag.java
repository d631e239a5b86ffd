package io.plumbline.contract.lag;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How far the consumers of one process are behind the ends of the partitions that they read. */
public final class ConsumerLag {

    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String LAG = "records-lag";

    private ConsumerLag() {}

    /**
     * The sum over all partitions of these topics that have been fetched from at least once, as of each one's last fetch.
     *
     * @param metrics Kafka's own, of any number of consumers
     * @return records, 0 or more; NaN if there is no such partition
     */
    public static double of(Map<MetricName, ? extends Metric> metrics, Set<String> topics) {
        double sum = Double.NaN;
        for (Map.Entry<MetricName, ? extends Metric> each : metrics.entrySet()) {
            if (isLag(each.getKey(), topics)
                    && each.getValue().metricValue() instanceof Double lag
                    && Double.isFinite(lag)) {
                sum = (Double.isNaN(sum) ? 0 : sum) + Math.max(0, lag);
            }
        }
        return sum;
    }

    private static boolean isLag(MetricName name, Set<String> topics) {
        return name.name().equals(LAG)
                && name.group().equals(GROUP)
                && name.tags().containsKey("partition")
                && topics.contains(name.tags().getOrDefault("topic", ""));
    }
}
