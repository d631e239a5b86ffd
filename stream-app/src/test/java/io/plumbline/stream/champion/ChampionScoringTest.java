package io.plumbline.stream.champion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Outcome.Rejected;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.RecordedEvents;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ChampionScoringTest {

    private static final byte POISON = 66;

    private final Champion champion = new Champion();
    private final RecordedEvents events = new RecordedEvents();
    private final ServingCounters counters = new ServingCounters();
    private final ChampionScoring scoring = new ChampionScoring(champion, events, counters);

    static List<Supplier<Throwable>> whateverScoringMayThrow() {
        return List.of(StackOverflowError::new, OutOfMemoryError::new, RuntimeException::new, LinkageError::new);
    }

    @Test
    void shouldScoreAllImagesInOnePass() {
        // Given
        FakeModel model = FakeModel.sound("sound");
        champion.install(model);

        // When
        Answers answers = scoring.score(images(1, 2, 3));

        // Then
        assertThat(model.passes()).containsExactly(3);
        assertThat(answers.modelId()).isEqualTo("sound");
        assertThat(answers.outcomes())
                .extracting(ChampionScoringTest::firstByte)
                .containsExactly(1, 2, 3);
    }

    @ParameterizedTest
    @MethodSource("whateverScoringMayThrow")
    void shouldRejectOnlyThePoisonWhenItFailsTheWholeChunk(Supplier<Throwable> thrown) {
        // Given
        FakeModel model = FakeModel.sound("sound").before(images -> throwOnPoison(images, thrown));
        champion.install(model);

        // When
        Answers answers = scoring.score(images(1, POISON, 3));

        // Then
        assertThat(answers.outcomes())
                .extracting(ChampionScoringTest::firstByte)
                .containsExactly(1, -1, 3);
        assertThat(answers.outcomes().get(1)).isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.reason())
                .isEqualTo(RejectionReason.UNSCORABLE));
        assertThat(model.passes()).containsExactly(3, 1, 1, 1, 1);
        assertThat(counters.snapshot().isolations()).isOne();
    }

    @ParameterizedTest
    @MethodSource("whateverScoringMayThrow")
    void shouldRejectNothingWhenAChunkFailsOnlyTogether(Supplier<Throwable> thrown) {
        // Given
        champion.install(FakeModel.sound("sound").before(images -> {
            if (images.size() > 1) {
                fail(thrown.get());
            }
        }));

        // When
        Answers answers = scoring.score(images(1, 2));

        // Then
        assertThat(answers.outcomes())
                .extracting(ChampionScoringTest::firstByte)
                .containsExactly(1, 2);
    }

    @Test
    void shouldRejectNothingWhenMemoryWasShortForAMoment() {
        // Given
        AtomicInteger shortages = new AtomicInteger(3);
        champion.install(FakeModel.sound("sound").before(images -> {
            if (shortages.getAndDecrement() > 0) {
                throw new OutOfMemoryError("native");
            }
        }));

        // When
        Answers answers = scoring.score(images(1, 2));

        // Then
        assertThat(answers.outcomes())
                .extracting(ChampionScoringTest::firstByte)
                .containsExactly(1, 2);
    }

    @Test
    void shouldLetThePredecessorScoreTheWholeChunkWhenTheModelIsBroken() {
        // Given
        FakeModel predecessor = FakeModel.sound("predecessor");
        FakeModel broken = FakeModel.sound("broken")
                .before(images -> throwOnPoison(images, RuntimeException::new))
                .withFault(() -> Optional.of("canary 0 differs"));
        champion.install(predecessor);
        champion.install(broken);

        // When
        Answers answers = scoring.score(images(1, POISON, 3));

        // Then
        assertThat(answers.modelId()).isEqualTo("predecessor");
        assertThat(answers.outcomes()).allMatch(Scored.class::isInstance);
        assertThat(broken.isClosed()).isTrue();
        assertThat(events.all())
                .containsExactly("REFUSED broken: It broke while it served: canary 0 differs", "SWAPPED predecessor");
        assertThat(counters.snapshot().takeovers()).isOne();
    }

    @Test
    void shouldTakeAModelWhoseCanariesThrowForBroken() {
        // Given
        champion.install(FakeModel.sound("predecessor"));
        champion.install(FakeModel.sound("broken")
                .before(images -> fail(new OutOfMemoryError("native")))
                .withFault(() -> {
                    throw new OutOfMemoryError("native");
                }));

        // When
        Answers answers = scoring.score(images(1));

        // Then
        assertThat(answers.modelId()).isEqualTo("predecessor");
    }

    @Test
    void shouldSayWhyItStopsWhenTheModelIsBrokenAndThereIsNoOther() {
        // Given
        champion.install(FakeModel.sound("broken")
                .before(images -> fail(new RuntimeException()))
                .withFault(() -> Optional.of("canary 0 differs")));

        // When
        Throwable thrown = catchThrowable(() -> scoring.score(images(1)));

        // Then
        assertThat(thrown)
                .isInstanceOf(ModelBrokenException.class)
                .hasMessageContainingAll("broken", "canary 0 differs", "Announce a sound package");
    }

    @Test
    void shouldNotRejectEveryImageWhenTheModelGivesNoNumbers() {
        // Given
        champion.install(FakeModel.sound("predecessor"));
        champion.install(FakeModel.sound("broken")
                .giving(image -> new Rejected(RejectionReason.UNSCORABLE, "not finite"))
                .withFault(() -> Optional.of("canary 0 is NaN")));

        // When
        Answers answers = scoring.score(images(1, 2));

        // Then
        assertThat(answers.modelId()).isEqualTo("predecessor");
        assertThat(answers.outcomes()).allMatch(Scored.class::isInstance);
    }

    @Test
    void shouldRefuseToScoreBeforeThereIsAChampion() {
        // Given
        List<EncodedImage> images = images(1);

        // When
        Throwable thrown = catchThrowable(() -> scoring.score(images));

        // Then
        assertThat(thrown).isInstanceOf(IllegalStateException.class);
    }

    private static void throwOnPoison(List<EncodedImage> images, Supplier<Throwable> thrown) {
        if (images.stream().anyMatch(image -> image.value()[0] == POISON)) {
            fail(thrown.get());
        }
    }

    private static void fail(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) thrown;
    }

    private static List<EncodedImage> images(int... firstBytes) {
        return IntStream.of(firstBytes)
                .mapToObj(b -> EncodedImage.of(new byte[] {(byte) b}, ContentType.RAW))
                .toList();
    }

    private static int firstByte(Outcome outcome) {
        return outcome instanceof Scored scored ? (int) scored.features().get(0) : -1;
    }
}
