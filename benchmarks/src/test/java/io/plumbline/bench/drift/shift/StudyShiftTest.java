package io.plumbline.bench.drift.shift;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.statistics.bins.FeatureSpec;
import io.plumbline.model.features.FeatureSet;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.FashionMnist;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StudyShiftTest {

    private static final int MOST_FEATURES = 6;

    @ParameterizedTest
    @EnumSource
    void shouldDeclareAtMostSixFeaturesThatExist(StudyShift shift) {
        // Given
        List<String> features =
                FeatureSet.of(FeatureSet.standardGroups(), InputShape.grey(28, 28), FashionMnist.LABELS)
                        .features()
                        .stream()
                        .map(FeatureSpec::name)
                        .toList();
        // When
        var declared = shift.changes();
        // Then
        assertThat(declared).isSubsetOf(features).hasSizeBetween(1, MOST_FEATURES);
    }

    @Test
    void shouldBeCalledAsReportsCallThem() {
        // Given
        StudyShift[] shifts = StudyShift.values();
        // When
        List<String> titles = Arrays.stream(shifts).map(StudyShift::title).toList();
        // Then
        assertThat(titles)
                .containsExactly(
                        "noise10",
                        "blur",
                        "contrast",
                        "imageSmall",
                        "imageMedium",
                        "brightness",
                        "flipHalf",
                        "occlusion",
                        "occlusionMiddle",
                        "classMissing",
                        "classDoubled",
                        "imageSmallTenth",
                        "blurTenth");
    }
}
