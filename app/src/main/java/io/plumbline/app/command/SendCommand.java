package io.plumbline.app.command;

import io.plumbline.app.send.FileImage;
import io.plumbline.app.send.ImageFiles;
import io.plumbline.app.send.ImageSender;
import io.plumbline.app.send.Pacer;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends images from files. */
@Command(
        name = "send",
        description = "Send images: a file, a folder of files, or an IDX file.",
        footer = {"", "Example: ./plumbline send --rate 50 photos/"})
public final class SendCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions kafka;

    @Parameters(
            paramLabel = "PATH",
            description = "An image file, a folder that is searched, or an IDX file of images.")
    private Path path;

    @Option(names = "--rate", paramLabel = "IMAGES", description = "Images per second (default: as fast as they go).")
    private Double imagesPerSecond;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "9223372036854775807",
            description = "Send at most so many.")
    private long limit;

    private long left;

    @Override
    public Integer call() throws InterruptedException {
        if (!Files.exists(path)) {
            throw CommandFailed.usage("There is no file or folder %s.".formatted(path));
        }
        if ((imagesPerSecond != null && !(imagesPerSecond > 0)) || limit < 1) {
            throw CommandFailed.usage(
                    "--rate and --limit must be above 0, found %s and %d.".formatted(imagesPerSecond, limit));
        }
        try (ImageSender sender = new ImageSender(kafka.reachable(kafka.topics().images()), kafka.topics())) {
            long sent = send(ImageFiles.of(path).limit(limit).iterator(), sender);
            System.out.printf(
                    "Sent %,d images to %s.%n", sent, kafka.topics().images().name());
            if (left > 0) {
                throw CommandFailed.because("%,d files were not sent.".formatted(left));
            }
            return sent == 0 ? ExitCode.FAILED : ExitCode.DONE;
        }
    }

    private long send(Iterator<FileImage> images, ImageSender sender) throws InterruptedException {
        Pacer pacer = imagesPerSecond == null ? Pacer.asFastAsTheyGo() : Pacer.at(imagesPerSecond);
        long sent = 0;
        while (images.hasNext()) {
            pacer.awaitNext();
            if (isSent(images.next(), sender)) {
                sent++;
            } else {
                left++;
            }
        }
        sender.flush();
        return sent;
    }

    /** A file that cannot be read holds up no other. */
    private static boolean isSent(FileImage image, ImageSender sender) {
        try {
            sender.send(image);
            return true;
        } catch (UncheckedIOException e) {
            System.err.println(e.getMessage());
            return false;
        }
    }
}
