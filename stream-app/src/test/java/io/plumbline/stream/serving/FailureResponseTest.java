package io.plumbline.stream.serving;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.stream.count.ServingCounters;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FailureResponseTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final ServingCounters counters = new ServingCounters();
    private final FailureResponse failures = new FailureResponse(1, counters, now::get);

    static List<Throwable> whatLasts() {
        return List.of(
                new TopicAuthorizationException("Not authorised to read images"),
                new SaslAuthenticationException("Wrong password"),
                new FencedInstanceIdException("Another process has this instance id"),
                new MissingSourceTopicException("images is gone"));
    }

    @Test
    void shouldReplaceAThreadThatFailsNowAndThen() {
        // Given
        for (int i = 0; i < 100; i++) {
            failures.handle(new OutOfMemoryError());
            now.updateAndGet(time -> time.plus(Duration.ofSeconds(10)));
        }

        // When
        StreamThreadExceptionResponse response = failures.handle(new StreamsException("transient"));

        // Then
        assertThat(response).isEqualTo(REPLACE_THREAD);
        assertThat(failures.reason()).isEmpty();
        assertThat(counters.snapshot().replacedThreads()).isEqualTo(101);
    }

    @Test
    void shouldStopWhenThreadsFailOverAndOver() {
        // Given
        for (int i = 0; i < 9; i++) {
            failures.handle(new StreamsException("again"));
        }

        // When
        StreamThreadExceptionResponse response =
                failures.handle(new StreamsException("again", new IllegalStateException("the cause")));

        // Then
        assertThat(response).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.reason()).get().asString().contains("10th time", "the cause");
    }

    @Test
    void shouldGiveEachThreadItsShareOfFailures() {
        // Given
        FailureResponse ofMany = new FailureResponse(16, counters, now::get);
        for (int i = 0; i < 158; i++) {
            ofMany.handle(new StreamsException("again"));
        }

        // When
        StreamThreadExceptionResponse lastAllowed = ofMany.handle(new StreamsException("again"));

        // Then
        assertThat(lastAllowed).isEqualTo(REPLACE_THREAD);
        assertThat(ofMany.handle(new StreamsException("again"))).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(ofMany.reason()).get().asString().contains("160th time");
    }

    @ParameterizedTest
    @MethodSource("whatLasts")
    void shouldStopAtOnceForWhatDoesNotPass(Throwable cause) {
        // Given
        Throwable failure = new StreamsException("wrapped", cause);

        // When
        StreamThreadExceptionResponse response = failures.handle(failure);

        // Then
        assertThat(response).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(failures.reason()).get().asString().contains(cause.getMessage());
    }

    @Test
    void shouldKeepTheFirstReason() {
        // Given
        failures.handle(new SaslAuthenticationException("first"));

        // When
        failures.handle(new SaslAuthenticationException("second"));

        // Then
        assertThat(failures.reason()).get().asString().contains("first");
    }
}
