package io.plumbline.drift.monitor.references;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.monitor.SyntheticModel;
import io.plumbline.drift.monitor.predictions.SkipReason;
import org.junit.jupiter.api.Test;

class ReferencesTest {

    private static final SyntheticModel MODEL = SyntheticModel.CHAMPION;

    private final References references = id -> MODEL.reference();

    @Test
    void shouldFindTheReferenceWithTheBinsThatWereAskedFor() {
        // When
        Reference found =
                references.counted(MODEL.id(), MODEL.profile().binning().fingerprint());

        // Then
        assertThat(found).isEqualTo(MODEL.reference());
    }

    @Test
    void shouldNotPassOffOtherBinsAsThose() {
        // When
        Reference found = references.counted(
                MODEL.id(), SyntheticModel.SUCCESSOR.profile().binning().fingerprint());

        // Then
        assertThat(found).isInstanceOfSatisfying(Reference.Unavailable.class, reference -> assertThat(
                        SkipReason.of(reference.cause()))
                .isEqualTo(SkipReason.SUPERSEDED_REFERENCE));
    }
}
