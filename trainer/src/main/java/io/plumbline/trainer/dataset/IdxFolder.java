package io.plumbline.trainer.dataset;

import io.plumbline.model.image.InputShape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A folder with the four IDX files of MNIST and its successors, each plain or gzipped ({@code .gz}). */
public final class IdxFolder {

    static final List<String> FILES = List.of(
            "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");

    private static final String LABELS = "labels.txt";
    private static final int IMAGE_DIMENSIONS = 3;
    private static final int LABEL_DIMENSIONS = 1;

    private final Path folder;

    public IdxFolder(Path folder) {
        this.folder = folder;
    }

    /** The names of the files that are in the folder neither plain nor gzipped. */
    public List<String> missing() {
        List<String> missing = new ArrayList<>(FILES);
        missing.removeIf(name -> find(name).isPresent());
        return missing;
    }

    /**
     * The names of the classes, if the folder tells them in {@value #LABELS}, one on each line.
     *
     * @throws DataSetException if that file cannot be read
     */
    Optional<List<String>> labelNames() {
        Path file = folder.resolve(LABELS);
        return Files.isRegularFile(file) ? Optional.of(LabelFile.read(file)) : Optional.empty();
    }

    /**
     * All images: those of the training files, then those of the test files.
     *
     * @param labelNames the name of each class
     * @throws DataSetException if a file is missing, damaged, or does not fit the others
     */
    public LabelledImages read(List<String> labelNames) {
        LabelledImages training = read(FILES.get(0), FILES.get(1), labelNames);
        LabelledImages test = read(FILES.get(2), FILES.get(3), labelNames);
        if (!training.shape().equals(test.shape())) {
            throw new DataSetException("%s: training images are %s, test images %s; expected the same size"
                    .formatted(folder, training.shape(), test.shape()));
        }
        return training.followedBy(test);
    }

    private LabelledImages read(String imagesName, String labelsName, List<String> labelNames) {
        Path imagesFile = require(imagesName);
        Path labelsFile = require(labelsName);
        IdxFile images = IdxFile.read(imagesFile, IMAGE_DIMENSIONS);
        IdxFile labels = IdxFile.read(labelsFile, LABEL_DIMENSIONS);
        if (images.count() != labels.count()) {
            throw new DataSetException("%s holds %d images, but %s holds %d labels; expected the same number"
                    .formatted(imagesFile, images.count(), labelsFile, labels.count()));
        }
        InputShape shape = InputShape.grey(images.dimension(1), images.dimension(2));
        return LabelledImages.owning(
                shape, labelNames, images.values(), classes(labelsFile, labels, labelNames.size()));
    }

    private static int[] classes(Path file, IdxFile labels, int classCount) {
        int[] classes = new int[labels.count()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = Byte.toUnsignedInt(labels.values()[i]);
            if (classes[i] >= classCount) {
                throw new DataSetException(
                        "%s: label %d is %d; expected 0 to %d".formatted(file, i, classes[i], classCount - 1));
            }
        }
        return classes;
    }

    private Path require(String name) {
        return find(name)
                .orElseThrow(() -> new DataSetException("%s holds neither %s nor %s.gz".formatted(folder, name, name)));
    }

    private Optional<Path> find(String name) {
        return List.of(name, name + ".gz").stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
