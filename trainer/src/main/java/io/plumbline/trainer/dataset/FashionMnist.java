package io.plumbline.trainer.dataset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fashion-MNIST: 70 000 grey images of 28×28 pixels in ten classes, and the four ways to come by it, in the order in
 * which they are tried.
 */
public final class FashionMnist {

    /** The names of the ten classes, in the order of their numbers. */
    public static final List<String> LABELS = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private static final Logger LOG = LoggerFactory.getLogger(FashionMnist.class);
    private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

    private final Optional<Path> given;
    private final Path debian;
    private final Path cache;
    private final Download download;

    FashionMnist(Optional<Path> given, Path debian, Path cache, Download download) {
        this.given = given;
        this.debian = debian;
        this.cache = cache;
        this.download = download;
    }

    /**
     * The ways that are open on this machine.
     *
     * @param given the folder that the user named; nothing else is then tried
     */
    public static FashionMnist onThisMachine(Optional<Path> given) {
        Path cache = UserCache.onThisMachine().resolve("fashion-mnist");
        return new FashionMnist(given, DEBIAN, cache, new DjlDownload());
    }

    /**
     * All 70 000 images, training before test images.
     *
     * @throws DataSetException if no way leads to them, naming all four; or if a file is damaged
     */
    public LabelledImages read() {
        Path folder = folder();
        LOG.info("Reading the data set in {}", folder);
        IdxFolder files = new IdxFolder(folder);
        return files.read(files.labelNames().orElse(LABELS));
    }

    /**
     * Where its four files are, downloaded if need be.
     *
     * @throws DataSetException if no way leads to them, naming all four
     */
    public Path folder() {
        List<String> tried = new ArrayList<>();
        if (given.isPresent()) {
            return complete(given.get(), tried).orElseThrow(() -> nowhere(tried));
        }
        return complete(debian, tried)
                .or(() -> complete(cache, tried))
                .or(() -> downloaded(tried))
                .orElseThrow(() -> nowhere(tried));
    }

    private static Optional<Path> complete(Path folder, List<String> tried) {
        List<String> missing = new IdxFolder(folder).missing();
        if (missing.isEmpty()) {
            return Optional.of(folder);
        }
        tried.add("%s lacks %s".formatted(folder, String.join(", ", missing)));
        return Optional.empty();
    }

    private Optional<Path> downloaded(List<String> tried) {
        try {
            LOG.info("Downloading Fashion-MNIST to {}", cache);
            download.into(cache);
            return complete(cache, tried);
        } catch (DataSetException e) {
            tried.add(e.getMessage());
            return Optional.empty();
        }
    }

    private DataSetException nowhere(List<String> tried) {
        return new DataSetException("""
                Fashion-MNIST was not found: %s.
                There are four ways to provide it:
                  1. name a folder with its four IDX files, plain or gzipped, or one of your own that has a folder of
                     images for each class: --data DIR
                  2. install Debian's package dataset-fashion-mnist, which fills %s
                  3. put the four files into Plumbline's cache, %s
                  4. without --data and with access to the internet, let DJL download them into that cache""".formatted(String.join("; ", tried), debian, cache));
    }

    /** The last resort. */
    interface Download {

        /**
         * Puts the four files into this folder.
         *
         * @throws DataSetException if they cannot be had
         */
        void into(Path folder);
    }
}
