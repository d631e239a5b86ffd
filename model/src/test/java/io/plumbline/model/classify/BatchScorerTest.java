package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.TestModels;
import io.plumbline.model.classify.Outcome.Rejected;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.EncodingMix;
import io.plumbline.model.image.ImageEncoder;
import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.PixelScaling;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchScorerTest {

    private static final ImageEncoder ENCODER = new ImageEncoder(TestModels.SHAPE);
    private static final EncodedImage BROKEN = EncodedImage.of(new byte[] {1, 2, 3}, Optional.empty());

    private static TorchScorer scorer;

    @BeforeAll
    static void load() throws PackageRefused {
        ModelSpec spec = TestModels.smallCnn();
        scorer = TorchScorer.of(spec, TestModels.randomWeights(spec));
    }

    @AfterAll
    static void close() {
        scorer.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 1000})
    void shouldGiveEachImageItsOwnOutcome(int maxBatch) {
        // Given
        EncodingMix mix = EncodingMix.parse("png:1,bmp:1,raw:1", 1);
        List<EncodedImage> images = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            images.add(i % 5 == 2 ? BROKEN : mix.encode(i, TestImages.blob(TestModels.SHAPE, i), ENCODER));
        }

        // When
        List<Outcome> outcomes = new BatchScorer(DecodeLimits.defaults(), maxBatch).score(scorer, images);

        // Then
        assertThat(outcomes).hasSize(50);
        for (int i = 0; i < 50; i++) {
            if (i % 5 == 2) {
                assertThat(outcomes.get(i)).isInstanceOfSatisfying(Rejected.class, r -> assertThat(r.reason())
                        .isEqualTo(RejectionReason.UNKNOWN_FORMAT));
            } else {
                assertThat(outcomes.get(i)).isInstanceOfSatisfying(Scored.class, alone(i));
            }
        }
    }

    @Test
    void shouldScoreOtherSizesOnlyWhereTheModelHasThemScaled() throws PackageRefused {
        // Given
        InputShape large = InputShape.grey(2 * TestModels.SHAPE.height(), 3 * TestModels.SHAPE.width());
        byte[] pixels = TestImages.blob(large, 1);
        EncodedImage image = new ImageEncoder(large).encode(pixels, ContentType.PNG);
        byte[] scaled = PixelScaling.scale(pixels, large.height(), large.width(), TestModels.SHAPE);
        ModelSpec spec = TestModels.smallCnn(OtherSizes.SCALED);

        try (TorchScorer scaling = TorchScorer.of(spec, TestModels.randomWeights(spec))) {
            // When
            Outcome outcome = BatchScorer.withDefaults().score(scaling, image);
            Outcome elsewhere = BatchScorer.withDefaults().score(scorer, image);

            // Then
            Scores alone = scaling.score(PixelBatch.of(TestModels.SHAPE, List.of(scaled)));
            assertThat(outcome).isInstanceOfSatisfying(Scored.class, scored -> assertThat(
                            scored.probabilities().toArray())
                    .containsExactly(alone.probabilities(0).toArray(), within(1e-5f)));
            assertThat(elsewhere).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.reason())
                    .isEqualTo(RejectionReason.WRONG_SIZE));
        }
    }

    private static Consumer<Scored> alone(int seed) {
        Scores scores = scorer.score(PixelBatch.of(TestModels.SHAPE, List.of(TestImages.blob(TestModels.SHAPE, seed))));
        return scored -> {
            assertThat(scored.probabilities().toArray())
                    .containsExactly(scores.probabilities(0).toArray(), within(1e-5f));
            assertThat(scored.classIndex()).isEqualTo(scores.predictedClass(0));
            assertThat(scored.label()).isEqualTo(TestModels.LABELS.get(scored.classIndex()));
            assertThat(scored.confidence()).isEqualTo(scored.probabilities().get(scored.classIndex()));
            assertThat(scored.features().size())
                    .isEqualTo(scorer.spec().features().size());
        };
    }

    @Test
    void shouldScoreNothingWhenAllAreBroken() {
        // When
        List<Outcome> outcomes = BatchScorer.withDefaults().score(scorer, List.of(BROKEN, BROKEN));

        // Then
        assertThat(outcomes).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(Rejected.class));
        assertThat(BatchScorer.withDefaults().score(scorer, List.of())).isEmpty();
    }

    @Test
    void shouldRejectWhatTheNetworkCannotScore() {
        // Given
        Scorer overflowing = new OverflowingScorer(scorer);

        // When
        Outcome outcome = BatchScorer.withDefaults()
                .score(overflowing, ENCODER.encode(TestImages.blob(TestModels.SHAPE, 1), ContentType.RAW));

        // Then
        assertThat(outcome)
                .isEqualTo(new Rejected(
                        RejectionReason.UNSCORABLE, "The network gives numbers for it that are not finite"));
    }

    /** A network whose logits are infinite. */
    private record OverflowingScorer(TorchScorer original) implements Scorer {

        @Override
        public ModelSpec spec() {
            return original.spec();
        }

        @Override
        public Scores score(PixelBatch batch) {
            float[] logits = new float[batch.size() * spec().classes()];
            Arrays.fill(logits, Float.POSITIVE_INFINITY);
            return Scores.of(batch, logits, new float[0], spec(), spec().featureSet(), Optional.empty());
        }

        @Override
        public void close() {
            // The original is closed by whoever opened it.
        }
    }
}
