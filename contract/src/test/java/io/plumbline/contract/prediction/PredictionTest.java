package io.plumbline.contract.prediction;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.plumbline.contract.AnyPart;
import io.plumbline.contract.Examples;
import io.plumbline.contract.json.Json;
import io.plumbline.contract.json.MalformedJsonException;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class PredictionTest {

    @Property(tries = 1000)
    void shouldKeepEveryBitOfAFloat(@ForAll("floats") float value) {
        // Given
        Prediction prediction = withOutlierScore(value);

        // When
        byte[] json = Json.write(prediction);

        // Then
        assertThat(Json.read(json, Prediction.class)).isEqualTo(prediction);
    }

    @Example
    void shouldLookLikeThis() {
        // Given
        Prediction prediction = Examples.prediction();

        // When
        byte[] json = Json.write(prediction);

        // Then
        assertThat(new String(json, UTF_8))
                .isEqualTo("{\"imageId\":\"boot-17\",\"label\":\"Ankle boot\",\"confidence\":0.75,"
                        + "\"probabilities\":[0.25,0.75],\"modelId\":\"" + Examples.MODEL_ID
                        + "\",\"outlierScore\":9.5,\"outlier\":true,"
                        + "\"source\":{\"topic\":\"images\",\"partition\":3,\"offset\":4000000000}}");
    }

    @Example
    void shouldRefuseNumbersThatJsonDoesNotHave() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withOutlierScore(Float.NaN))
                .withMessage("outlierScore must be finite, found NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> withProbabilities(FloatVector.of(0.5f, Float.NaN)))
                .withMessage("probabilities must be in [0.0, 1.0], found NaN");
    }

    @Example
    void shouldRefuseNumbersThatAreTooLargeForAFloat() {
        // Given
        byte[] json = new String(Json.write(Examples.prediction()), UTF_8)
                .replace("9.5", "1e39")
                .getBytes(UTF_8);

        // When / Then
        assertThatExceptionOfType(MalformedJsonException.class)
                .isThrownBy(() -> Json.read(json, Prediction.class))
                .withMessage("Not a Prediction: outlierScore must be finite, found Infinity");
    }

    @Provide
    Arbitrary<Float> floats() {
        return AnyPart.finiteFloat();
    }

    private static Prediction withOutlierScore(float score) {
        Prediction example = Examples.prediction();
        return new Prediction(
                example.imageId(),
                example.label(),
                example.confidence(),
                example.probabilities(),
                example.modelId(),
                Optional.of(score),
                example.outlier(),
                example.source());
    }

    private static Prediction withProbabilities(FloatVector probabilities) {
        Prediction example = Examples.prediction();
        return new Prediction(
                example.imageId(),
                example.label(),
                example.confidence(),
                probabilities,
                example.modelId(),
                example.outlierScore(),
                example.outlier(),
                example.source());
    }
}
