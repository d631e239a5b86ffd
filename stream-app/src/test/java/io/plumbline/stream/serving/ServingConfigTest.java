package io.plumbline.stream.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServingConfigTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static List<ThrowingCallable> whatCannotBe() {
        return List.of(
                () -> new Batching(0, 1, 1),
                () -> new Batching(1, 0, 1),
                () -> new Batching(1, 1, -1),
                () -> new Timing(Duration.ZERO, SECOND, SECOND, SECOND),
                () -> new Timing(SECOND, SECOND, SECOND, SECOND),
                () -> new Timing(Duration.ofMillis(1), SECOND.negated(), SECOND, SECOND),
                () -> new Timing(Duration.ofMillis(1), SECOND, SECOND, Duration.ofNanos(1)),
                () -> new Transport(0, SECOND, SECOND, 1),
                () -> new Transport(1, SECOND.negated(), SECOND, 1),
                () -> new Transport(1, SECOND, SECOND.negated(), 1),
                () -> new Transport(1, SECOND, SECOND, 0),
                () -> new StaticMember("two words"),
                () -> new StaticMember(""),
                ServingConfigTest::withBlankInstance);
    }

    @ParameterizedTest
    @MethodSource("whatCannotBe")
    void shouldRefuseWhatCannotBe(ThrowingCallable made) {
        // Given
        Class<?> expected = IllegalArgumentException.class;

        // When
        Throwable thrown = catchThrowable(made);

        // Then
        assertThat(thrown).isInstanceOf(expected);
    }

    @Test
    void shouldGiveEachProcessANameOfItsOwn() {
        // Given
        ServingConfig one = config();

        // When
        ServingConfig other = config();

        // Then
        assertThat(one.instance()).isNotEqualTo(other.instance());
    }

    @Test
    void shouldChangeOnlyWhatItIsToldTo() {
        // Given
        ServingConfig config = config();
        Batching batching = new Batching(1, 2, 3);

        // When
        ServingConfig changed = config.with(batching)
                .with(FirstStart.LATEST)
                .with(Guarantee.AT_LEAST_ONCE)
                .with(config.timing());

        // Then
        assertThat(changed.batching()).isEqualTo(batching);
        assertThat(changed.firstStart()).isEqualTo(FirstStart.LATEST);
        assertThat(changed.guarantee()).isEqualTo(Guarantee.AT_LEAST_ONCE);
        assertThat(changed.with(config.batching()).with(FirstStart.EARLIEST).with(Guarantee.EXACTLY_ONCE))
                .isEqualTo(config);
    }

    @Test
    void shouldKeepTimeOutsAndThreadsOfItsOwnUnderAnotherProfile() {
        // Given
        ServingConfig config = config();

        // When
        ServingConfig changed = config.with(Profile.LATENCY);

        // Then
        assertThat(changed.batching().threads()).isEqualTo(config.batching().threads());
        assertThat(changed.timing().session()).isEqualTo(config.timing().session());
        assertThat(changed.with(Profile.THROUGHPUT)).isEqualTo(config);
    }

    private static ServingConfig withBlankInstance() {
        ServingConfig sound = config();
        return new ServingConfig(
                sound.connection(),
                sound.topics(),
                " ",
                sound.batching(),
                sound.timing(),
                sound.transport(),
                sound.firstStart(),
                sound.guarantee(),
                sound.staticMember(),
                sound.stateDirectory(),
                sound.fetching(),
                sound.http());
    }

    static ServingConfig config() {
        return ServingConfig.of(KafkaConnection.to("localhost:9092"), new Topics("t."), Path.of("state"));
    }
}
