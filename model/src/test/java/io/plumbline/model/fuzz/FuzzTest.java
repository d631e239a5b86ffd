package io.plumbline.model.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.plumbline.contract.rejection.RejectionReason;
import io.plumbline.model.TestModels;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Outcome.Rejected;
import io.plumbline.model.classify.TorchScorer;
import io.plumbline.model.fuzz.MutatedImages.MutatedImage;
import io.plumbline.model.image.DecodeLimits;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.image.OtherSizes;
import io.plumbline.model.pack.ModelSpec;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Broken images by the thousand: each is scored or rejected for one of the reasons that there are, and costs little.
 *
 * <p>{@code -Dplumbline.fuzz.images=N} makes more of them, {@code -Dplumbline.fuzz.seed=S} others.
 */
class FuzzTest {

    private static final long SEED = Long.getLong("plumbline.fuzz.seed", 20_261_124);
    private static final long IMAGES = Long.getLong("plumbline.fuzz.images", 24_000);
    private static final int BATCH = 100;

    /** Of what one broken image may make the decoder allocate; the images are of some kilobytes. */
    private static final long MOST_BYTES_PER_IMAGE = 1 << 20;

    private static final long MOST_BYTES_KEPT = 32 << 20;

    /** Where images are decoded at whatever size their headers announce, some are announced to be large. */
    private static final DecodeLimits FEW_PIXELS = new DecodeLimits(1 << 20, 1 << 16, 100);

    private final Map<RejectionReason, Long> rejected = new TreeMap<>();
    private long predicted;
    private long keepingForm;
    private long keepingFormPredicted;

    @ParameterizedTest
    @EnumSource
    void shouldScoreOrRejectWhateverComes(OtherSizes others) throws Exception {
        // Given
        MutatedImages images = new MutatedImages(Specimens.all(TestModels.SHAPE), SEED);
        DecodeLimits limits = others == OtherSizes.SCALED ? FEW_PIXELS : DecodeLimits.defaults();
        BatchScorer batches = new BatchScorer(limits, BATCH);
        ModelSpec spec = TestModels.smallCnn(others);
        try (TorchScorer scorer = TorchScorer.of(spec, TestModels.randomWeights(spec))) {
            scoreBatch(images, 0, BATCH, batches, scorer);
            long before = usedHeapBytes();

            // When
            for (long from = BATCH; from < IMAGES; from += BATCH) {
                scoreBatch(images, from, Math.min(IMAGES, from + BATCH), batches, scorer);
            }

            // Then
            assertThat(usedHeapBytes() - before).isLessThan(MOST_BYTES_KEPT);
        }
        System.out.printf(
                "Fuzz, seed %d, other sizes %s: %d images, %d of them of good form; predicted %d (of good form %d); rejected %s%n",
                SEED, others, IMAGES, keepingForm, predicted, keepingFormPredicted, rejected);
        assertThat(predicted
                        + rejected.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(IMAGES);
        assertThat(keepingForm).isGreaterThanOrEqualTo(IMAGES / 3);
        assertThat(keepingFormPredicted).isBetween(keepingForm / 10, keepingForm * 9 / 10);
        assertThat(rejected)
                .containsOnlyKeys(
                        RejectionReason.EMPTY,
                        RejectionReason.TOO_LARGE,
                        RejectionReason.UNKNOWN_FORMAT,
                        RejectionReason.CORRUPT,
                        RejectionReason.WRONG_SIZE);
    }

    private void scoreBatch(MutatedImages images, long from, long to, BatchScorer batches, TorchScorer scorer) {
        List<MutatedImage> batch =
                LongStream.range(from, to).mapToObj(images::get).collect(Collectors.toCollection(ArrayList::new));
        List<EncodedImage> encoded = batch.stream().map(MutatedImage::image).toList();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        List<Outcome> outcomes = score(encoded, from, batches, scorer);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                .as("allocated for images %d to %d of seed %d", from, to - 1, SEED)
                .isLessThan(MOST_BYTES_PER_IMAGE * batch.size());
        assertThat(outcomes).hasSameSizeAs(batch).doesNotContainNull();
        for (int i = 0; i < outcomes.size(); i++) {
            count(batch.get(i), outcomes.get(i));
        }
    }

    private static List<Outcome> score(List<EncodedImage> images, long from, BatchScorer batches, TorchScorer scorer) {
        try {
            return batches.score(scorer, images);
        } catch (Throwable e) {
            throw new AssertionError(
                    "One of the %d images from number %d of seed %d on".formatted(images.size(), from, SEED), e);
        }
    }

    private void count(MutatedImage image, Outcome outcome) {
        boolean isRejected = outcome instanceof Rejected;
        if (outcome instanceof Rejected rejection) {
            rejected.merge(rejection.reason(), 1L, Long::sum);
            assertThat(rejection.detail()).isNotBlank();
        } else {
            predicted++;
        }
        if (image.keepsForm()) {
            keepingForm++;
            keepingFormPredicted += isRejected ? 0 : 1;
        }
    }

    private static long usedHeapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
