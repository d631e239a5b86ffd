package io.plumbline.bench.serving.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a group that commits a thousand images at a time, until there are no more. */
class CommitWaitTest {

    private static final long MILLIS = 1_000_000;
    private static final int IMAGES_PER_COMMIT = 1_000;
    private static final long LOOK_NANOS = MILLIS;
    private static final Duration TIME = Duration.ofSeconds(5);
    private static final double MOST_LOOKS_PER_NANO = 3e-9;
    private static final long AT_MOST_LATE_NANOS = 12 * MILLIS;

    private long commitNanos = 100 * MILLIS;
    private long available = Long.MAX_VALUE;
    private long now;
    private int looks;
    private final CommitWait commits = new CommitWait("serve", this::look, pause -> now += pause);

    @ParameterizedTest
    @ValueSource(longs = {100, 250})
    void shouldSeeTheCommitInItsTimeAndLeaveTheBrokerInPeaceUntilThen(long commitMillis) {
        // Given
        commitNanos = commitMillis * MILLIS;

        // When
        Commit seen = commits.until(500 * IMAGES_PER_COMMIT);

        // Then
        assertThat(seen.images()).isEqualTo(500 * IMAGES_PER_COMMIT);
        assertThat(seen.nanos()).isBetween(500 * commitNanos, 500 * commitNanos + AT_MOST_LATE_NANOS);
        assertThat(looks).isLessThan((int) (seen.nanos() * MOST_LOOKS_PER_NANO));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 250})
    void shouldSeeEachOfTheFirstCommitsInItsTimeWhenItBeginsJustAfterAnother(long commitMillis) {
        // Given
        commitNanos = commitMillis * MILLIS;
        List<Long> late = new ArrayList<>();

        // When
        for (long each = 2; each < 20; each++) {
            now = commitNanos;
            late.add(commits.until(each * IMAGES_PER_COMMIT).nanos() - each * commitNanos);
        }

        // Then
        assertThat(late).allSatisfy(nanos -> assertThat(nanos).isBetween(0L, AT_MOST_LATE_NANOS));
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 250})
    void shouldSeeTheFirstCommitAfterATime(long commitMillis) {
        // Given
        commitNanos = commitMillis * MILLIS;
        Commit from = commits.until(7 * IMAGES_PER_COMMIT);

        // When
        Commit seen = commits.after(TIME, from, available);

        // Then
        assertThat(seen.nanos() - from.nanos())
                .isBetween(TIME.toNanos() - AT_MOST_LATE_NANOS, TIME.toNanos() + commitNanos + AT_MOST_LATE_NANOS);
        assertThat(seen.nanos() % commitNanos).isLessThan(AT_MOST_LATE_NANOS);
        assertThat(looks).isLessThan(200);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 250})
    void shouldSeeTheLastCommitInItsTimeWhereImagesRunOut(long commitMillis) {
        // Given
        commitNanos = commitMillis * MILLIS;
        available = 20 * IMAGES_PER_COMMIT;
        Commit from = commits.until(IMAGES_PER_COMMIT);

        // When
        Commit seen = commits.after(TIME, from, available);

        // Then
        assertThat(seen.images()).isEqualTo(available);
        assertThat(seen.nanos()).isBetween(20 * commitNanos, 20 * commitNanos + AT_MOST_LATE_NANOS);
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 250})
    void shouldEndWithTheTimeWhereImagesAreLeft(long commitMillis) {
        // Given
        commitNanos = commitMillis * MILLIS;

        // When
        commits.untilEither(Long.MAX_VALUE, TIME.toNanos());

        // Then
        assertThat(now).isBetween(TIME.toNanos(), TIME.toNanos() + AT_MOST_LATE_NANOS);
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
        return new Commit(now, Math.min(available, now / commitNanos * IMAGES_PER_COMMIT));
    }
}
