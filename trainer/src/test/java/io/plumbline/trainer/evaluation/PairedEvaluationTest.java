package io.plumbline.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.retraining.RetrainingVerdict.Comparison;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Scorer;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.trainer.ShapeImages;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairedEvaluationTest {

    private static final LabelledImages IMAGES = ShapeImages.of(300, 3);

    @Test
    void shouldCompareTwoModelsImageByImage() throws PackageRefused {
        // Given
        ScoredImages beginner = scores(1, arrived());
        ScoredImages expert = scores(8, arrived());

        // When
        Comparison comparison = PairedEvaluation.of(beginner, expert);

        // Then
        assertThat(comparison.images()).isEqualTo(300);
        assertThat(comparison.championAccuracy()).isEqualTo(beginner.evaluate().accuracy());
        assertThat(comparison.challengerAccuracy())
                .isEqualTo(expert.evaluate().accuracy())
                .isGreaterThan(0.9);
        assertThat(comparison.onlyChallengerRight() - comparison.onlyChampionRight())
                .isEqualTo(Math.round(300 * (comparison.challengerAccuracy() - comparison.championAccuracy())));
        assertThat(comparison.pValue())
                .isEqualTo(McNemar.pValue(comparison.onlyChampionRight(), comparison.onlyChallengerRight()));
    }

    @Test
    void shouldCountAnImageThatCannotBeScoredAsWrongAndLeaveItOutOfTheEvaluation() throws PackageRefused {
        // Given
        List<EncodedImage> images = new ArrayList<>(arrived().images());
        images.set(0, EncodedImage.of(new byte[] {1, 2, 3}, ContentType.PNG));
        EncodedImages damaged = EncodedImages.of(images, labels());

        // When
        ScoredImages scored = scores(8, damaged);

        // Then
        assertThat(scored.scored(0)).isEmpty();
        assertThat(scored.isRight(0)).isFalse();
        assertThat(scored.evaluate().images()).isEqualTo(299);
        assertThat(Features.of(scored.outcomes())).hasNumberOfRows(299);
    }

    private static ScoredImages scores(int epochs, EncodedImages images) throws PackageRefused {
        var trained = new Training(
                        ShapeImages.smallCnn(),
                        new TrainingOptions(0.01, epochs, epochs, 32, 0, 1, 1),
                        TrainingListener.SILENT,
                        () -> false)
                .fromScratch(ShapeImages.of(300, 1), ShapeImages.of(60, 2));
        try (Scorer scorer = TorchScorer.of(ShapeImages.smallCnn(), trained.weights())) {
            return ScoredImages.of(images, scorer, BatchScorer.withDefaults());
        }
    }

    private static EncodedImages arrived() {
        List<EncodedImage> images = new ArrayList<>();
        for (int i = 0; i < IMAGES.size(); i++) {
            images.add(EncodedImage.of(IMAGES.pixels(i), ContentType.RAW));
        }
        return EncodedImages.of(images, labels());
    }

    private static int[] labels() {
        int[] labels = new int[IMAGES.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = IMAGES.label(i);
        }
        return labels;
    }
}
