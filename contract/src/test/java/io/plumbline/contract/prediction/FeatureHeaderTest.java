package io.plumbline.contract.prediction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeatureHeaderTest {

    @Property(tries = 300)
    void shouldReadBackAnyBits(@ForAll @Size(max = 40) int[] bits) {
        // Given
        float[] features = new float[bits.length];
        Arrays.setAll(new Object[bits.length], i -> features[i] = Float.intBitsToFloat(bits[i]));
        Headers headers = new RecordHeaders();

        // When
        FeatureHeader.write(headers, FloatVector.of(features));

        // Then
        assertThat(FeatureHeader.read(headers)).contains(FloatVector.of(features));
    }

    @Test
    void shouldHaveThisLayout() {
        // Given
        Headers headers = new RecordHeaders();

        // When
        FeatureHeader.write(headers, FloatVector.of(1.5f, -2));

        // Then
        assertThat(headers.lastHeader("plumbline-features").value())
                .containsExactly(1, 0, 2, 0x3F, 0xC0, 0, 0, 0xC0, 0, 0, 0);
    }

    @Test
    void shouldReplaceFeaturesThatTheSenderMadeUp() {
        // Given
        Headers headers = new RecordHeaders().add(FeatureHeader.NAME, new byte[] {1, 0, 0});

        // When
        FeatureHeader.write(headers, FloatVector.of(1));

        // Then
        assertThat(headers.headers(FeatureHeader.NAME)).hasSize(1);
        assertThat(FeatureHeader.read(headers)).contains(FloatVector.of(1));
    }

    @Test
    void shouldFindNothingWhereThereIsNoHeader() {
        // Given
        Headers headers = new RecordHeaders().add("other", new byte[] {1, 0, 0});

        // When / Then
        assertThat(FeatureHeader.read(headers)).isEmpty();
    }

    @Test
    void shouldHoldAsManyAsItsCountCanSay() {
        // Given
        Headers headers = new RecordHeaders();

        // When
        FeatureHeader.write(headers, FloatVector.of(new float[FeatureHeader.MOST_FEATURES]));

        // Then
        assertThat(FeatureHeader.read(headers)).map(FloatVector::size).contains(65535);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FeatureHeader.write(headers, FloatVector.of(new float[65536])))
                .withMessage("Header plumbline-features: at most 65535 features fit, found 65536");
    }

    @ParameterizedTest
    @MethodSource("damaged")
    void shouldRefuseDamagedBytes(byte[] value, String found) {
        // Given
        Headers headers = new RecordHeaders().add(FeatureHeader.NAME, value);

        // When / Then
        assertThatExceptionOfType(SerializationException.class)
                .isThrownBy(() -> FeatureHeader.read(headers))
                .withMessage("Header plumbline-features: expected " + found);
    }

    static Stream<Object[]> damaged() {
        return Stream.of(
                new Object[] {null, "at least 3 bytes, found none"},
                new Object[] {new byte[0], "at least 3 bytes, found 0"},
                new Object[] {new byte[] {1, 0}, "at least 3 bytes, found 2"},
                new Object[] {new byte[] {2, 0, 0}, "version 1, found 2"},
                new Object[] {new byte[] {1, 0, 1, 0, 0, 0}, "1 features in 4 bytes, found 3 bytes"},
                new Object[] {new byte[] {1, 0, 1, 0, 0, 0, 0, 0}, "1 features in 4 bytes, found 5 bytes"},
                new Object[] {new byte[] {1, -1, -1, 0}, "65535 features in 262140 bytes, found 1 bytes"});
    }
}
