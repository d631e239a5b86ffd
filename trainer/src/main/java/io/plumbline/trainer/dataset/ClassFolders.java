package io.plumbline.trainer.dataset;

import io.plumbline.model.image.InputShape;
import io.plumbline.model.image.PixelScaling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder with a folder per class, each with PNG and JPEG files; the folders' names are the classes', in the order of the
 * alphabet. Hidden files and folders do not count.
 */
final class ClassFolders {

    private static final List<String> EXTENSIONS = List.of(".png", ".jpg", ".jpeg");

    private final Path folder;
    private final Optional<InputShape> shape;

    /**
     * Images in folders.
     *
     * @param shape what images are scaled and converted to; by default they must be of one size, and are grey if all are
     */
    ClassFolders(Path folder, Optional<InputShape> shape) {
        this.folder = folder;
        this.shape = shape;
    }

    /** Whether there are two classes or more. */
    boolean exist() {
        return Files.isDirectory(folder)
                && children(folder).stream().filter(Files::isDirectory).count() >= 2;
    }

    /** @throws DataSetException if a file is no image or has another size than the first */
    LabelledImages read() {
        List<Path> classes =
                children(folder).stream().filter(Files::isDirectory).toList();
        List<byte[]> images = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        Expected expected = new Expected(shape);
        for (int label = 0; label < classes.size(); label++) {
            for (Path file : imagesIn(classes.get(label))) {
                images.add(expected.pixels(file));
                labels.add(label);
            }
        }
        List<String> names =
                classes.stream().map(each -> each.getFileName().toString()).toList();
        return inOneArray(expected, images, names, labels);
    }

    private static LabelledImages inOneArray(
            Expected expected, List<byte[]> images, List<String> names, List<Integer> labels) {
        InputShape found = expected.shape.orElseThrow();
        boolean grey = !expected.given && images.stream().allMatch(image -> isGrey(image, found));
        InputShape kept = grey ? InputShape.grey(found.height(), found.width()) : found;
        byte[] pixels = new byte[Math.multiplyExact(images.size(), kept.sizeBytes())];
        for (int i = 0; i < images.size(); i++) {
            System.arraycopy(images.get(i), 0, pixels, i * kept.sizeBytes(), kept.sizeBytes());
        }
        return LabelledImages.owning(
                kept, names, pixels, labels.stream().mapToInt(label -> label).toArray());
    }

    private static boolean isGrey(byte[] image, InputShape shape) {
        int area = shape.area();
        return Arrays.equals(image, 0, area, image, area, 2 * area)
                && Arrays.equals(image, 0, area, image, 2 * area, 3 * area);
    }

    private List<Path> imagesIn(Path ofClass) {
        List<Path> files = children(ofClass);
        for (Path file : files) {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            if (EXTENSIONS.stream().noneMatch(name::endsWith)) {
                throw new DataSetException(
                        "%s is not called as an image; a folder of a class holds files that end in %s and no others"
                                .formatted(file, EXTENSIONS));
            }
        }
        if (files.isEmpty()) {
            throw new DataSetException("The folder %s of a class holds no image".formatted(ofClass));
        }
        return files;
    }

    private static List<Path> children(Path parent) {
        try (Stream<Path> children = Files.list(parent)) {
            return children.filter(child -> !child.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new DataSetException("Cannot list %s: %s".formatted(parent, e), e);
        }
    }

    /** What size images must have, or get. */
    private static final class Expected {

        private static final int COLOUR = 3;

        private final boolean given;
        private Optional<InputShape> shape;

        Expected(Optional<InputShape> shape) {
            this.given = shape.isPresent();
            this.shape = shape;
        }

        byte[] pixels(Path file) {
            ImageFile image =
                    ImageFile.read(file, shape.map(InputShape::channels).orElse(COLOUR));
            if (shape.isEmpty()) {
                shape = Optional.of(image.size());
            }
            InputShape wanted = shape.get();
            if (image.size().equals(wanted)) {
                return image.pixels();
            }
            if (!given) {
                throw new DataSetException(
                        "%s has %d×%d pixels, those before it %d×%d; make them alike, or have them scaled by --image-shape, such as 1x28x28"
                                .formatted(
                                        file,
                                        image.size().width(),
                                        image.size().height(),
                                        wanted.width(),
                                        wanted.height()));
            }
            return PixelScaling.scale(
                    image.pixels(), image.size().height(), image.size().width(), wanted);
        }
    }
}
