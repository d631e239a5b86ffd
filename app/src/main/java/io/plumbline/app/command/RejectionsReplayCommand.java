package io.plumbline.app.command;

import io.plumbline.app.progress.Terminal;
import io.plumbline.app.rejections.NewestOfEach;
import io.plumbline.app.rejections.RejectedImage;
import io.plumbline.app.rejections.RejectionReader;
import io.plumbline.app.rejections.Replay;
import io.plumbline.app.rejections.Replayable;
import io.plumbline.app.rejections.Selection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends rejected images to be classified once more. */
@Command(
        name = "replay",
        description = {
            "Send rejected images to images again, each at most once: those that stand on images-dlq now,",
            "with their keys and headers, and the header plumbline-replay-of. Of an image that stands there",
            "more than once, since it was replayed before or sent twice, the newest rejection counts."
        },
        footer = {"", "Example: ./plumbline rejections replay --reason WRONG_SIZE --dry-run"})
final class RejectionsReplayCommand implements Callable<Integer> {

    @Mixin
    private ConnectionOptions kafka;

    @Mixin
    private SelectionOptions selected;

    @Option(names = "--all", description = "Every rejection there is, if nothing else selects.")
    private boolean all;

    @Option(names = "--dry-run", description = "Say what would be sent, and send nothing.")
    private boolean dryRun;

    private NewestOfEach newest;
    private long whole;
    private long broken;

    @Override
    public Integer call() {
        Selection selection = selected.selection();
        if (selection.isEverything() && !all) {
            throw CommandFailed.usage(
                    "Say which rejections: --reason, --id, --partition, --offsets, --since, --until or --all.");
        }
        try (RejectionReader reader = RejectionsCommand.reader(kafka)) {
            newest = NewestOfEach.of(each -> reader.read(selection, each));
            if (dryRun) {
                RejectionsCommand.mention(reader.read(selection, this::isToBeSent));
                System.out.printf(
                        "Would replay %,d images to %s.%n",
                        whole, kafka.topics().images().name());
            } else {
                replay(reader, selection);
            }
        }
        return ending();
    }

    private void replay(RejectionReader reader, Selection selection) {
        try (Replay replay = new Replay(kafka.connection(), kafka.topics(), RejectionsReplayCommand::progress)) {
            long unreadable = reader.read(selection, image -> {
                if (isToBeSent(image)) {
                    replay.send(image);
                }
            });
            long sent = replay.finish();
            RejectionsCommand.mention(unreadable);
            System.out.printf(
                    "Replayed %,d images to %s.%n",
                    sent, kafka.topics().images().name());
        }
    }

    private boolean isToBeSent(RejectedImage image) {
        return newest.contains(image) && isReplayable(image);
    }

    private boolean isReplayable(RejectedImage image) {
        boolean is = Replayable.is(image);
        if (is) {
            whole++;
        } else {
            broken++;
            System.err.printf(
                    "%s is not all on images-dlq, or is larger than images takes; see %s.%n",
                    image.place(), image.rejection().source());
        }
        return is;
    }

    private static void progress(long sent) {
        if (Terminal.isWatched()) {
            System.err.printf("\rReplayed %,d images\r", sent);
        }
    }

    private int ending() {
        if (broken > 0) {
            throw CommandFailed.because("%,d of %,d images cannot be replayed.".formatted(broken, whole + broken));
        }
        if (whole == 0) {
            throw CommandFailed.because("No rejection is among those.");
        }
        return ExitCode.DONE;
    }
}
