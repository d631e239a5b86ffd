package io.plumbline.trainer.retraining.recent;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.image.EncodedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class RecentSplitTest {

    @Property(tries = 50)
    void shouldGiveEachImageToOneSideAndToTheSameOneWheneverItIsRead(
            @ForAll @IntRange(min = 1, max = 400) int first,
            @ForAll @IntRange(min = 1, max = 400) int more,
            @ForAll @DoubleRange(min = 0.1, max = 0.9) double judgingShare) {
        // Given
        RecentSplit earlier = RecentSplit.of(images(first), judgingShare);

        // When
        RecentSplit later = RecentSplit.of(images(first + more), judgingShare);

        // Then
        Set<String> judging = ids(later.judging());
        assertThat(later.images()).hasSize(first + more).doesNotHaveDuplicates();
        assertThat(judging).doesNotContainAnyElementsOf(later.learntIds());
        assertThat(judging).containsAll(ids(earlier.judging()));
        assertThat(later.learntIds()).containsAll(earlier.learntIds());
    }

    private static List<LabelledRecent> images(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new LabelledRecent(
                        new RecentImage(
                                "image-" + i,
                                new SourcePosition("images", 0, i),
                                i,
                                EncodedImage.of(new byte[0], ContentType.RAW)),
                        i % 3))
                .toList();
    }

    private static Set<String> ids(List<LabelledRecent> images) {
        Set<String> ids = new HashSet<>();
        images.forEach(image -> ids.add(image.image().id()));
        return ids;
    }
}
