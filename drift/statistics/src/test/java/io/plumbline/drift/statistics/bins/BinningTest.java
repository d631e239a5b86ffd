package io.plumbline.drift.statistics.bins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plumbline.drift.statistics.codec.Envelope;
import java.util.List;
import org.junit.jupiter.api.Test;

class BinningTest {

    private static final List<FeatureSpec> FEATURES =
            List.of(new FeatureSpec("mean", "grey level"), new FeatureSpec("energy", "nat"));

    private static Binning binning(float edge) {
        return Binning.of(FEATURES, List.of(FeatureBins.ofEdges(0, 1), FeatureBins.ofEdges(edge)));
    }

    @Test
    void shouldTurnAVectorIntoARow() {
        // Given
        Binning binning = binning(10);
        // When
        byte[] row = binning.row(new float[] {0.5f, Float.NaN});
        // Then
        assertThat(row).containsExactly(1, FeatureBins.NAN_BIN);
    }

    @Test
    void shouldPlaceTheEdgesOfEachFeatureByItsOwnValues() {
        // Given
        float[][] validation = {{1, 30}, {2, 10}, {1, 20}};
        // When
        Binning binning = Binning.ofQuantiles(FEATURES, validation);
        // Then
        assertThat(binning)
                .isEqualTo(Binning.of(FEATURES, List.of(FeatureBins.ofEdges(1, 2), FeatureBins.ofEdges(10, 20, 30))));
    }

    @Test
    void shouldNameTheFeatureThatHasNoFiniteValue() {
        // Given
        float[][] validation = {{1, Float.NaN}, {2, Float.NaN}};
        // When
        Throwable thrown = catchThrowable(() -> Binning.ofQuantiles(FEATURES, validation));
        // Then
        assertThat(thrown).hasMessageStartingWith("Feature 'energy': None of 2 values is finite");
    }

    @Test
    void shouldRefuseAVectorOfAnotherLength() {
        // Given
        Binning binning = binning(10);
        // When
        Throwable thrown = catchThrowable(() -> binning.row(new float[3]));
        // Then
        assertThat(thrown).hasMessage("A vector of 3 features was given where the model has 2");
    }

    @Test
    void shouldRefuseTwoFeaturesOfOneName() {
        // Given
        FeatureSpec mean = FEATURES.get(0);
        FeatureBins bins = FeatureBins.ofEdges(1);
        // When
        Throwable thrown = catchThrowable(() -> Binning.of(List.of(mean, mean), List.of(bins, bins)));
        // Then
        assertThat(thrown).hasMessage("Two features are called 'mean'");
    }

    @Test
    void shouldTellBinsFromOtherBins() {
        // Given
        Binning binning = binning(10);
        // When
        int fingerprint = binning.fingerprint();
        // Then
        assertThat(fingerprint)
                .isEqualTo(binning(10).fingerprint())
                .isNotEqualTo(binning(11).fingerprint());
    }

    @Test
    void shouldReadBackWhatWasWritten() {
        // Given
        Envelope envelope = new Envelope("binning", "TEST", 1);
        Binning binning = binning(10);
        // When
        Binning read = envelope.open(envelope.seal(binning::writeTo), Binning::readFrom);
        // Then
        assertThat(read).isEqualTo(binning).hasSameHashCodeAs(binning);
    }
}
