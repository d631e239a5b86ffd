package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.preprocessing.Preprocessing;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolOriginTest {

    private static final InputShape SHAPE = InputShape.grey(8, 8);

    @Test
    void shouldHaveImagesScaledIfThoseLearntFromWere() {
        // When
        Preprocessing asTheyWere = PoolOrigin.folder().preprocessing(SHAPE);
        Preprocessing scaled = PoolOrigin.folder(Optional.of(SHAPE)).preprocessing(SHAPE);

        // Then
        assertThat(asTheyWere).isEqualTo(Preprocessing.unitScale(SHAPE));
        assertThat(asTheyWere.otherSizesOrRejected()).isEqualTo(OtherSizes.REJECTED);
        assertThat(scaled.otherSizesOrRejected()).isEqualTo(OtherSizes.SCALED);
    }
}
