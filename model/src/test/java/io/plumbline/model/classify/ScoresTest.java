package io.plumbline.model.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelBatch;
import io.plumbline.model.image.TestImages;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.preprocessing.Preprocessing;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final InputShape SHAPE = InputShape.grey(4, 4);
    private static final List<String> LABELS = List.of("a", "b", "c", "d");
    private static final float[] LOGITS = {9, 9, 9, 9, 1.5f, -0.25f, 3, 0};

    @Test
    void shouldBeTheSoftmaxOfTheLogits() {
        // When
        Scores scores = scores(LOGITS, 1);

        // Then: scipy.special.softmax([1.5, -.25, 3, 0])
        assertThat(scores.probabilities(1).toArray())
                .containsExactly(new float[] {0.17010874f, 0.02956046f, 0.7623744f, 0.03795639f}, within(1e-7f));
        assertThat(scores.predictedClass(1)).isEqualTo(2);
        assertThat(scores.predictedClass(0)).as("the first of equals").isZero();
    }

    @Test
    void shouldDivideByTheTemperatureButForTheEnergy() {
        // When
        Scores scores = scores(LOGITS, 2);

        // Then: scipy.special.softmax(np.array([1.5, -.25, 3, 0]) / 2)
        assertThat(scores.probabilities(1).toArray())
                .containsExactly(new float[] {0.24961132f, 0.10405348f, 0.5284272f, 0.11790804f}, within(1e-7f));
        assertThat(scores.features(1).get(2)).isCloseTo((float) Math.log(0.5284271652), within(1e-6f));
        assertThat(scores.features(1).get(5)).as("-scipy.special.logsumexp").isCloseTo(-3.2713175f, within(1e-6f));
        assertThat(scores.strangeness(1)).isEmpty();
    }

    @Test
    void shouldNotOverflow() {
        // When
        Scores scores = scores(new float[] {0, 0, 0, 0, 3e38f, -3e38f, 0, 0}, 1);

        // Then
        assertThat(scores.probabilities(1).toArray()).containsExactly(1, 0, 0, 0);
        assertThat(scores.isFinite(1)).isTrue();
    }

    @Test
    void shouldSayWhatIsNotFinite() {
        // When
        Scores scores = scores(new float[] {0, 0, 0, 0, 1, Float.NaN, 0, 0}, 1);

        // Then
        assertThat(scores.isFinite(0)).isTrue();
        assertThat(scores.isFinite(1)).isFalse();
    }

    @Test
    void shouldSayThatProbabilitiesAreNotFiniteThoughTheLogitsAre() {
        // When
        Scores scores = scores(new float[] {0, 0, 0, 0, 3e38f, -3e38f, 0, 0}, Double.MIN_NORMAL);

        // Then
        assertThat(scores.isFinite(0)).isTrue();
        assertThat(scores.isFinite(1)).isFalse();
    }

    @Test
    void shouldRefuseAnImageThatIsNotThere() {
        // When
        Scores scores = scores(LOGITS, 1);

        // Then
        assertThatThrownBy(() -> scores.probabilities(2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("No image 2 in scores of 2");
    }

    private static Scores scores(float[] logits, double temperature) {
        PixelBatch batch = TestImages.blobs(SHAPE, logits.length / 4, 1);
        ModelSpec spec = ModelSpec.of(Architecture.mlp(), SHAPE, LABELS, Preprocessing.unitScale(SHAPE))
                .withTemperature(temperature);
        return Scores.of(batch, logits, new float[0], spec, spec.featureSet(), Optional.empty());
    }
}
