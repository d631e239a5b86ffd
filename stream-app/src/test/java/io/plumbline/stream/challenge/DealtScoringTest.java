package io.plumbline.stream.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Outcome.Rejected;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answer;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ChampionScoring;
import io.plumbline.stream.champion.Question;
import io.plumbline.stream.count.ServingCounters;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.RecordedEvents;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DealtScoringTest {

    private static final byte POISON = 66;

    private final Champion champion = new Champion();
    private final RecordedEvents events = new RecordedEvents();
    private final ServingCounters counters = new ServingCounters();
    private final Challengers challengers = new Challengers(events, counters);
    private final DealtScoring scoring =
            new DealtScoring(new ChampionScoring(champion, events, counters), challengers, counters);
    private final FakeModel first = FakeModel.sound("champion");
    private final FakeModel second = FakeModel.sound("challenger");

    static List<Supplier<Throwable>> whateverScoringMayThrow() {
        return List.of(StackOverflowError::new, OutOfMemoryError::new, RuntimeException::new, LinkageError::new);
    }

    @BeforeEach
    void installChampion() {
        champion.install(first);
    }

    @Test
    void shouldAskTheChampionAloneWhileThereIsNoChallenger() {
        // When
        List<Answer> answers = scoring.answer(questions(0, 40));

        // Then
        assertThat(first.passes()).containsExactly(40);
        assertThat(answers)
                .allMatch(answer -> answer.modelId().equals("champion"))
                .allMatch(answer -> answer.shadow().isEmpty());
    }

    @Test
    void shouldSplitAChunkBetweenChampionAndCanaryAndScoreEachPartInOnePass() {
        // Given
        challengers.canary().give(second, 0.5);
        KeyShare share = new KeyShare("challenger", 0.5);

        // When
        List<Answer> answers = scoring.answer(questions(0, 40));

        // Then
        int dealt =
                (int) IntStream.range(0, 40).filter(i -> share.contains(key(i))).count();
        assertThat(dealt).isBetween(1, 39);
        assertThat(second.passes()).containsExactly(dealt);
        assertThat(first.passes()).containsExactly(40 - dealt);
        for (int i = 0; i < 40; i++) {
            assertThat(answers.get(i).modelId()).isEqualTo(share.contains(key(i)) ? "challenger" : "champion");
            assertThat(firstByte(answers.get(i).outcome())).isEqualTo(i);
        }
        assertThat(counters.snapshot().canaried()).isEqualTo(dealt);
    }

    @Test
    void shouldDealTheSameKeyToTheSameModelInWhateverChunk() {
        // Given
        challengers.canary().give(second, 0.5);
        List<String> together =
                scoring.answer(questions(0, 40)).stream().map(Answer::modelId).toList();

        // When
        List<String> alone = IntStream.range(0, 40)
                .mapToObj(i -> scoring.answer(questions(i, i + 1)).get(0).modelId())
                .toList();

        // Then
        assertThat(alone).isEqualTo(together);
    }

    @Test
    void shouldDealImagesWithoutAKeyByTheirId() {
        // Given
        challengers.canary().give(second, 0.5);
        List<Question> keyless = IntStream.range(0, 40)
                .mapToObj(i -> Question.of(image(i), null, () -> "key-" + i))
                .toList();

        // When
        List<Answer> answers = scoring.answer(keyless);

        // Then
        assertThat(answers)
                .extracting(Answer::modelId)
                .isEqualTo(scoring.answer(questions(0, 40)).stream()
                        .map(Answer::modelId)
                        .toList());
    }

    @Test
    void shouldScoreEverythingByTheShadowAsWell() {
        // Given
        challengers.shadow().give(second, 1);

        // When
        List<Answer> answers = scoring.answer(questions(0, 40));

        // Then
        assertThat(first.passes()).containsExactly(40);
        assertThat(second.passes()).containsExactly(40);
        assertThat(answers)
                .allMatch(answer -> answer.modelId().equals("champion"))
                .allMatch(answer -> answer.shadow().orElseThrow().modelId().equals("challenger"));
    }

    @ParameterizedTest
    @MethodSource("whateverScoringMayThrow")
    void shouldAnswerByTheChampionWhatACanaryFailsAtAndDropIt(Supplier<Throwable> thrown) {
        // Given
        FakeModel failing = second.before(always(thrown));
        challengers.canary().give(failing, 1);

        // When
        List<Answer> answers = scoring.answer(questions(0, 3));

        // Then
        assertThat(answers)
                .allMatch(answer -> answer.modelId().equals("champion"))
                .allMatch(answer -> answer.outcome() instanceof Scored);
        assertThat(failing.isClosed()).isTrue();
        assertThat(challengers.canary().modelId()).isEmpty();
        assertThat(events.all()).singleElement().asString().startsWith("DROPPED challenger: It failed where");
        assertThat(counters.snapshot().drops()).isOne();
    }

    @ParameterizedTest
    @MethodSource("whateverScoringMayThrow")
    void shouldAnswerAsIfThereWereNoShadowWhenItFailsAndDropIt(Supplier<Throwable> thrown) {
        // Given
        FakeModel failing = second.before(always(thrown));
        challengers.shadow().give(failing, 1);

        // When
        List<Answer> answers = scoring.answer(questions(0, 3));

        // Then
        assertThat(answers)
                .allMatch(answer -> answer.outcome() instanceof Scored)
                .allMatch(answer -> answer.shadow().isEmpty());
        assertThat(failing.isClosed()).isTrue();
        assertThat(events.all()).singleElement().asString().startsWith("DROPPED challenger: It failed where");
    }

    @Test
    void shouldDropAChallengerThatGivesNoNumbers() {
        // Given
        challengers.shadow().give(second.giving(image -> new Rejected(RejectionReason.UNSCORABLE, "not finite")), 1);

        // When
        List<Answer> answers = scoring.answer(questions(0, 3));

        // Then
        assertThat(answers).allMatch(answer -> answer.outcome() instanceof Scored);
        assertThat(events.all())
                .containsExactly("DROPPED challenger: It failed where the champion did not: not finite");
    }

    @Test
    void shouldKeepAChallengerThatFailsNoLongerWhenItIsAskedOnceMore() {
        // Given
        int together = 1;
        int eachAlone = 3;
        AtomicInteger failures = new AtomicInteger(together + eachAlone);
        FakeModel recovering = second.before(images -> {
            if (failures.getAndDecrement() > 0) {
                throw new OutOfMemoryError("for a moment");
            }
        });
        challengers.canary().give(recovering, 1);

        // When
        List<Answer> answers = scoring.answer(questions(0, eachAlone));

        // Then
        assertThat(answers).allMatch(answer -> answer.modelId().equals("challenger"));
        assertThat(challengers.canary().modelId()).contains("challenger");
        assertThat(events.all()).isEmpty();
    }

    @Test
    void shouldKeepAChallengerThatFailsAtWhatFailsTheChampionToo() {
        // Given
        Consumer<List<EncodedImage>> poisoned = images -> {
            if (images.stream().anyMatch(image -> image.value()[0] == POISON)) {
                throw new StackOverflowError();
            }
        };
        champion.install(first.before(poisoned));
        challengers.canary().give(second.before(poisoned), 1);
        challengers.shadow().give(FakeModel.sound("shadow").before(poisoned), 1);

        // When
        List<Answer> answers = scoring.answer(questions(POISON, POISON + 2));

        // Then
        assertThat(answers.get(0).outcome()).isInstanceOf(Rejected.class);
        assertThat(answers.get(1).modelId()).isEqualTo("challenger");
        assertThat(answers.get(1).shadow()).isPresent();
        assertThat(events.all()).isEmpty();
    }

    private static Consumer<List<EncodedImage>> always(Supplier<Throwable> thrown) {
        return images -> {
            Throwable now = thrown.get();
            if (now instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) now;
        };
    }

    private static List<Question> questions(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> Question.of(image(i), key(i), () -> "not asked"))
                .toList();
    }

    private static byte[] key(int i) {
        return ("key-" + i).getBytes(UTF_8);
    }

    private static EncodedImage image(int firstByte) {
        return EncodedImage.of(new byte[] {(byte) firstByte}, ContentType.RAW);
    }

    private static int firstByte(Outcome outcome) {
        return (int) ((Scored) outcome).features().get(0);
    }
}
