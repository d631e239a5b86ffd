package io.plumbline.bench.serving.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;

/** Of a group that commits a thousand images each tenth of a second, until there are no more. */
class CommitWaitTest {

    private static final long MILLIS = 1_000_000;
    private static final long COMMIT_NANOS = 100 * MILLIS;
    private static final int IMAGES_PER_COMMIT = 1_000;
    private static final long LOOK_NANOS = MILLIS;
    private static final long AT_MOST_LATE_NANOS = 12 * MILLIS;

    private long available = Long.MAX_VALUE;
    private long now;
    private int looks;
    private final CommitWait commits = new CommitWait("serve", this::look, pause -> now += pause);

    @Test
    void shouldSeeTheCommitInItsTimeAndLeaveTheBrokerInPeaceUntilThen() {
        // When
        Commit seen = commits.until(500 * IMAGES_PER_COMMIT);

        // Then
        assertThat(seen.images()).isEqualTo(500 * IMAGES_PER_COMMIT);
        assertThat(seen.nanos()).isBetween(500 * COMMIT_NANOS, 500 * COMMIT_NANOS + AT_MOST_LATE_NANOS);
        assertThat(looks).isLessThan(200);
    }

    @Test
    void shouldSeeTheFirstCommitAfterATime() {
        // Given
        Commit from = commits.until(7 * IMAGES_PER_COMMIT);

        // When
        Commit seen = commits.after(Duration.ofSeconds(5), from, available);

        // Then
        assertThat(seen.nanos() - from.nanos())
                .isBetween(50 * COMMIT_NANOS - AT_MOST_LATE_NANOS, 51 * COMMIT_NANOS + AT_MOST_LATE_NANOS);
        assertThat(seen.nanos() % COMMIT_NANOS).isLessThan(AT_MOST_LATE_NANOS);
        assertThat(looks).isLessThan(150);
    }

    @Test
    void shouldSeeTheLastCommitInItsTimeWhereImagesRunOut() {
        // Given
        available = 20 * IMAGES_PER_COMMIT;
        Commit from = commits.until(IMAGES_PER_COMMIT);

        // When
        Commit seen = commits.after(Duration.ofSeconds(5), from, available);

        // Then
        assertThat(seen.images()).isEqualTo(available);
        assertThat(seen.nanos()).isBetween(20 * COMMIT_NANOS, 20 * COMMIT_NANOS + AT_MOST_LATE_NANOS);
    }

    @Test
    void shouldEndWithTheTimeWhereImagesAreLeft() {
        // When
        commits.untilEither(Long.MAX_VALUE, 50 * COMMIT_NANOS);

        // Then
        assertThat(now).isBetween(50 * COMMIT_NANOS, 50 * COMMIT_NANOS + AT_MOST_LATE_NANOS);
    }

    @Test
    void shouldGiveUpWhereNothingMoreIsAnswered() {
        // Given
        available = 3 * IMAGES_PER_COMMIT;

        // When
        var waiting = assertThatThrownBy(() -> commits.until(available + 1));

        // Then
        waiting.isInstanceOf(KafkaException.class)
                .hasMessage("The group serve has answered 3000 images, and none more for PT1M");
    }

    private Commit look() {
        looks++;
        now += LOOK_NANOS;
        return new Commit(now, Math.min(available, now / COMMIT_NANOS * IMAGES_PER_COMMIT));
    }
}
