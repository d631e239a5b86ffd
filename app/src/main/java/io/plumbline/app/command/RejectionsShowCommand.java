package io.plumbline.app.command;

import io.plumbline.app.rejections.Place;
import io.plumbline.app.rejections.RejectedImage;
import io.plumbline.app.rejections.RejectionReader;
import io.plumbline.app.rejections.RejectionText;
import io.plumbline.app.rejections.Run;
import io.plumbline.app.rejections.Selection;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one rejected image. */
@Command(
        name = "show",
        description = "Show one rejection: why, where from, and its headers.",
        footer = {"", "Example: ./plumbline rejections show 2:118 --save broken.png"})
final class RejectionsShowCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions kafka;

    @Parameters(
            paramLabel = "WHICH",
            description = "PARTITION:OFFSET on images-dlq, or an image id, of which the newest rejection is shown.")
    private String which;

    @Option(names = "--save", paramLabel = "FILE", description = "Write the image's bytes to this file, which is new.")
    private Path file;

    @Override
    public Integer call() {
        RejectedImage image = find().orElseThrow(() -> CommandFailed.because(
                "There is no rejection %s. './plumbline rejections list' says which there are.".formatted(which)));
        System.out.println(RejectionText.of(image));
        if (file != null) {
            save(image);
        }
        return ExitCode.DONE;
    }

    private Optional<RejectedImage> find() {
        Selection selection = Place.parse(which)
                .map(place -> select(Set.of(), List.of(new Run(place.partition(), place.offset(), place.offset()))))
                .orElseGet(() -> select(Set.of(which), List.of()));
        AtomicReference<RejectedImage> newest = new AtomicReference<>();
        try (RejectionReader reader = RejectionsCommand.reader(kafka)) {
            reader.read(selection, image -> newest.accumulateAndGet(image, RejectionsShowCommand::later));
        }
        return Optional.ofNullable(newest.get());
    }

    private static Selection select(Set<String> imageIds, List<Run> runs) {
        return new Selection(Set.of(), imageIds, Set.of(), runs, Optional.empty(), Optional.empty());
    }

    private static RejectedImage later(RejectedImage one, RejectedImage other) {
        return one == null || !other.time().isBefore(one.time()) ? other : one;
    }

    private void save(RejectedImage image) {
        byte[] value = image.message().value();
        if (value == null) {
            throw CommandFailed.because("It has no bytes on images-dlq, so nothing is written to %s.".formatted(file));
        }
        try {
            Files.write(file, value, StandardOpenOption.CREATE_NEW);
            System.out.printf("Wrote %,d bytes to %s.%n", value.length, file);
        } catch (FileAlreadyExistsException e) {
            throw CommandFailed.usage("There is a file %s already; name a new one with --save.".formatted(file));
        } catch (IOException e) {
            throw CommandFailed.usage("Cannot write to %s: %s".formatted(file, e));
        }
    }
}
