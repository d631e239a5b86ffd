package io.plumbline.trainer.dataset;

import io.plumbline.model.image.InputShape;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where images to learn from are: four IDX files in a folder, or a folder per class, or Fashion-MNIST, wherever it is.
 *
 * @param given the folder that was named
 * @param shape what the images of folders per class are scaled and converted to, if they are
 */
public record DataPlace(Optional<Path> given, Optional<InputShape> shape) {

    /** Images as they are. */
    public static DataPlace of(Optional<Path> given) {
        return new DataPlace(given, Optional.empty());
    }

    /**
     * The folder that holds them.
     *
     * @throws DataSetException if there is none
     */
    public Path folder() {
        return classFolders().isPresent()
                ? given.orElseThrow()
                : FashionMnist.onThisMachine(given).folder();
    }

    /**
     * All images, in the same order whenever they are read.
     *
     * @throws DataSetException if there are none, or they are damaged or of different sizes
     */
    public LabelledImages read() {
        Optional<ClassFolders> folders = classFolders();
        if (folders.isPresent()) {
            return folders.get().read();
        }
        LabelledImages images = FashionMnist.onThisMachine(given).read();
        if (shape.isPresent() && !shape.get().equals(images.shape())) {
            throw new DataSetException("The images are %s, not %s; IDX files are taken as they are"
                    .formatted(images.shape(), shape.get()));
        }
        return images;
    }

    private Optional<ClassFolders> classFolders() {
        return given.map(folder -> new ClassFolders(folder, shape)).filter(ClassFolders::exist);
    }
}
