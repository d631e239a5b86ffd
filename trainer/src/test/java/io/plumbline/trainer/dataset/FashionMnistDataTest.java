package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.image.InputShape;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The data set itself, wherever it is on this machine. */
class FashionMnistDataTest {

    @Test
    void shouldBeThePublishedSeventyThousandImages() {
        // Given
        FashionMnist data = FashionMnist.onThisMachine(Optional.empty());

        // When
        LabelledImages images = data.read();

        // Then
        assertThat(images.size()).isEqualTo(70_000);
        assertThat(images.shape()).isEqualTo(InputShape.grey(28, 28));
        for (int label = 0; label < FashionMnist.LABELS.size(); label++) {
            int wanted = label;
            assertThat(IntStream.range(0, images.size()).filter(i -> images.label(i) == wanted))
                    .hasSize(7_000);
        }
        // Of the files in Debian's package dataset-fashion-mnist: sha256sum over their pixels, then their labels,
        // unpacked.
        assertThat(images.sha256()).isEqualTo("2cbc59191665e1ba3f2494648f17edac5974f748ab89fb2ae05597d658161f54");
    }
}
