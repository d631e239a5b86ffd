package io.plumbline.bench.swaps;

import io.plumbline.bench.chaos.feed.BandModel;
import io.plumbline.bench.serving.packages.PackageMaker;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackedModel;
import io.plumbline.model.pack.Weights;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The packages that are announced.
 *
 * @param sound three of the dense network, with weights of their own: the predecessor of a champion stays loaded, so with
 *     two of them nothing would ever be loaded again
 * @param misfits one with other labels, one for other images, and one whose file was damaged
 */
record SwapPackages(List<PackedModel> sound, List<PackedModel> misfits) {

    private static final int SOUND = 3;

    SwapPackages {
        sound = List.copyOf(sound);
        misfits = List.copyOf(misfits);
    }

    /**
     * Trains them all for a moment, and packs them.
     *
     * @param pool to learn from
     * @param directory for the packages
     */
    static SwapPackages make(LabelledImages pool, long seed, Path directory) {
        PackageMaker maker = new PackageMaker(pool, seed, directory);
        ModelSpec spec = spec(pool, pool.labelNames());
        List<Weights> weights = IntStream.range(0, SOUND)
                .mapToObj(i -> new PackageMaker(pool, seed + i, directory).train(spec))
                .toList();
        List<PackedModel> sound = IntStream.range(0, SOUND)
                .mapToObj(i -> maker.pack("swap-" + i, spec, weights.get(i)).packed())
                .toList();
        List<String> otherLabels =
                pool.labelNames().stream().map(label -> "not " + label).toList();
        return new SwapPackages(
                sound,
                List.of(
                        maker.pack("other-labels", spec(pool, otherLabels), weights.get(0))
                                .packed(),
                        BandModel.train(directory, seed),
                        damaged(sound.get(0), directory)));
    }

    private static ModelSpec spec(LabelledImages pool, List<String> labels) {
        return ModelSpec.of(Architecture.mlp(), pool.shape(), labels, Preprocessing.unitScale(pool.shape()));
    }

    /** A copy in which one bit is turned over, under a name of its own. */
    private static PackedModel damaged(PackedModel original, Path directory) {
        try {
            byte[] bytes = Files.readAllBytes(original.file());
            bytes[bytes.length / 2] ^= 1;
            ModelId id = new ModelId("damaged", original.id().sha256());
            Path file = Files.write(directory.resolve(id + ".zip"), bytes);
            return new PackedModel(id, file, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a damaged package: " + e.getMessage(), e);
        }
    }
}
