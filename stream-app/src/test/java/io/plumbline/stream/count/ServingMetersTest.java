package io.plumbline.stream.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.simple.SimpleConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plumbline.contract.rejection.RejectionReason;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class ServingMetersTest {

    private final MockClock clock = new MockClock();
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry(SimpleConfig.DEFAULT, clock);
    private final ServingCounters counters = new ServingCounters(registry);
    private final ServingTimes times = counters.times();

    @Test
    void shouldTellWhatIsCountedUnderReasonsThatAreAllThereFromTheStart() {
        // When
        counters.scored();
        counters.rejected(RejectionReason.CORRUPT);
        counters.threadFailures().add(new TimeoutException());

        // Then
        assertThat(count("plumbline.serve.images")).isEqualTo(2);
        assertThat(count("plumbline.serve.rejections", "reason", "corrupt")).isEqualTo(1);
        assertThat(count("plumbline.serve.thread.failures", "kind", "timeout")).isEqualTo(1);
        assertThat(registry.get("plumbline.serve.rejections").functionCounters())
                .hasSize(RejectionReason.values().length);
    }

    @Test
    void shouldTellWaitingAndScoringOfAChunkApart() {
        // Given
        long polled = times.nanos();
        clock.add(Duration.ofMillis(40));
        long began = times.nanos();
        clock.add(Duration.ofMillis(3));

        // When
        times.waited(polled, began);
        times.scored(25, began);

        // Then
        assertThat(millis("plumbline.serve.queue")).isEqualTo(40);
        assertThat(millis("plumbline.serve.compute")).isEqualTo(3);
        assertThat(registry.get("plumbline.serve.chunk").summary().totalAmount())
                .isEqualTo(25);
    }

    @Test
    void shouldPutTimesInBucketsThatAddUp() {
        // Given
        long now = clock.wallTime();

        // When
        times.answered(now - 30);
        times.answered(now - 300);

        // Then
        CountAtBucket[] buckets = registry.get("plumbline.serve.end.to.end")
                .timer()
                .takeSnapshot()
                .histogramCounts();
        assertThat(buckets).hasSize(16);
        assertThat(Arrays.stream(buckets)
                        .filter(bucket -> bucket.bucket(TimeUnit.MILLISECONDS) == 50)
                        .mapToDouble(CountAtBucket::count))
                .containsExactly(1.0);
    }

    @Test
    void shouldTakeNoTimeForAnImageFromTheFuture() {
        // When
        times.answered(clock.wallTime() + 1_000);

        // Then
        Timer timer = registry.get("plumbline.serve.end.to.end").timer();
        assertThat(timer.count()).isEqualTo(1);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isZero();
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).functionCounter().count();
    }

    private double millis(String timer) {
        return registry.get(timer).timer().totalTime(TimeUnit.MILLISECONDS);
    }
}
