package io.plumbline.drift.monitor;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;

class ThreadFailuresTest {

    private Instant now = Instant.EPOCH;
    private final ThreadFailures failures = new ThreadFailures(() -> now);

    @Test
    void shouldReplaceAThreadThatFailsNowAndThen() {
        // When
        for (int i = 0; i < 100; i++) {
            now = now.plus(ThreadFailures.PERIOD.dividedBy(ThreadFailures.MOST_REPLACEMENTS - 1));
            assertThat(fail()).isEqualTo(REPLACE_THREAD);
        }

        // Then
        assertThat(failures.reason()).isEmpty();
    }

    @Test
    void shouldStopWithAReasonWhenThreadsKeepFailing() {
        // Given
        for (int i = 0; i < ThreadFailures.MOST_REPLACEMENTS; i++) {
            fail();
        }

        // When
        StreamThreadExceptionResponse response = fail();

        // Then
        assertThat(response).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.reason())
                .hasValueSatisfying(reason -> assertThat(reason).contains("the disk is full"));
    }

    @Test
    void shouldNotGoOnWithoutMemory() {
        assertThat(failures.handle(new OutOfMemoryError("simulated"))).isEqualTo(SHUTDOWN_CLIENT);
    }

    private StreamThreadExceptionResponse fail() {
        return failures.handle(new IllegalStateException("wrapped", new IllegalStateException("the disk is full")));
    }
}
