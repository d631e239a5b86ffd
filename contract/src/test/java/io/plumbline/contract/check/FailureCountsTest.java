package io.plumbline.contract.check;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.Test;

class FailureCountsTest {

    @Test
    void shouldCountByWhatStandsBehindAFailure() {
        // Given
        FailureCounts counts = new FailureCounts();

        // When
        counts.add(new KafkaException("a task failed", new TimeoutException("no answer")));
        counts.add(new java.util.concurrent.TimeoutException());
        counts.add(new ProducerFencedException("another came"));
        counts.add(new TopicAuthorizationException("images"));
        counts.add(new IllegalStateException("whatever"));

        // Then
        assertThat(counts.of(FailureKind.TIMEOUT)).isEqualTo(2);
        assertThat(counts.of(FailureKind.FENCED)).isEqualTo(1);
        assertThat(counts.of(FailureKind.DENIED)).isEqualTo(1);
        assertThat(counts.of(FailureKind.OTHER)).isEqualTo(1);
    }
}
