package io.plumbline.app.send;

import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.dataset.IdxImages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The images that a path stands for: one image file, every file of a folder, or all images of an IDX file. */
public final class ImageFiles {

    private ImageFiles() {}

    /**
     * The images in a fixed order: files by their path, IDX images by their number.
     *
     * @param path an image file, an IDX file (plain or gzipped), or a folder that is searched with all its subfolders
     * @throws UncheckedIOException if the path cannot be read
     */
    public static Stream<FileImage> of(Path path) {
        if (Files.isDirectory(path)) {
            return folder(path);
        }
        return path.getFileName().toString().matches(".*idx3-ubyte(\\.gz)?")
                ? idx(path)
                : Stream.of(file(path, path.getFileName()));
    }

    private static Stream<FileImage> folder(Path folder) {
        try (Stream<Path> found = Files.walk(folder)) {
            List<Path> files = found.filter(Files::isRegularFile).sorted().toList();
            return files.stream().map(file -> file(file, folder.relativize(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read folder %s: %s".formatted(folder, e.getMessage()), e);
        }
    }

    private static FileImage file(Path file, Path name) {
        return new FileImage(name.toString(), () -> read(file), Optional.empty());
    }

    private static byte[] read(Path file) {
        try (InputStream opened = Files.newInputStream(file)) {
            byte[] bytes = opened.readNBytes(Topics.LARGEST_IMAGE_BYTES + 1);
            if (bytes.length > Topics.LARGEST_IMAGE_BYTES) {
                throw new IOException("an image has %,d bytes at most".formatted(Topics.LARGEST_IMAGE_BYTES));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("%s is not sent: %s".formatted(file, e), e);
        }
    }

    private static Stream<FileImage> idx(Path path) {
        IdxImages images = IdxImages.read(path);
        return IntStream.range(0, images.count())
                .mapToObj(i -> new FileImage(
                        "%s-%d".formatted(path.getFileName(), i),
                        () -> images.pixels(i),
                        Optional.of(ContentType.RAW)));
    }
}
