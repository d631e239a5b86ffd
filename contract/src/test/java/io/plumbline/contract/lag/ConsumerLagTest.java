package io.plumbline.contract.lag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

    private final Map<MetricName, Metric> metrics = new HashMap<>();

    @Test
    void shouldAddUpThePartitionsOfTheTopicsAskedFor() {
        // Given
        partition("records-lag", "my.images", "0", 5);
        partition("records-lag", "my.images", "1", 7);
        partition("records-lag", "my_images", "0", 5);
        partition("records-lag-max", "my.images", "0", 100);
        partition("records-lag", "my.images", "2", Double.NaN);

        // When
        double lag = ConsumerLag.of(metrics, Set.of("my.images"));

        // Then
        assertThat(lag).isEqualTo(12);
    }

    @Test
    void shouldNotKnowBeforeTheFirstFetch() {
        // Given
        partition("records-lag", "other", "0", 5);

        // When
        double lag = ConsumerLag.of(metrics, Set.of("images"));

        // Then
        assertThat(lag).isNaN();
    }

    private void partition(String name, String topic, String partition, double value) {
        Map<String, String> tags = Map.of("client-id", "c", "topic", topic, "partition", partition);
        MetricName full = new MetricName(name, "consumer-fetch-manager-metrics", "", tags);
        metrics.put(full, new Metric() {
            @Override
            public MetricName metricName() {
                return full;
            }

            @Override
            public Object metricValue() {
                return value;
            }
        });
    }
}
