package io.plumbline.app.command;

import io.plumbline.app.drift.ImageOffsets;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.OffsetRange;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.dataset.DataPlace;
import io.plumbline.trainer.dataset.DataSetException;
import io.plumbline.trainer.dataset.KafkaPool;
import io.plumbline.trainer.dataset.LabelFile;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.dataset.PoolOrigin;
import io.plumbline.trainer.retraining.recent.LabelledRanges;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** What else there is to say of the images to learn from: their shape, and that they are to be taken from Kafka. */
final class PoolOptions {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,9}):(\\d{1,18})-(\\d{1,18})");

    @Option(
            names = "--image-shape",
            paramLabel = "CxHxW",
            description = {
                "Scale and convert the images of folders per class to this,",
                "and later those that are served, such as 1x28x28 or 3x32x32.",
                "Images from Kafka must have this size, and are not scaled."
            })
    private String shape;

    @Option(
            names = "--from-kafka",
            paramLabel = "RANGES",
            split = ",",
            description = {
                "Take images from Kafka that have a label there: all, or PARTITION:FIRST-LAST,... of their offsets.",
                "Needs --labels and --image-shape, and takes the place of --data."
            })
    private String[] ranges = {};

    @Option(
            names = "--labels",
            paramLabel = "FILE",
            description = "The classes of images from Kafka, one on each line.")
    private Path labels;

    /** Whether a broker is needed. */
    boolean fromKafka() {
        return ranges.length > 0;
    }

    /** Refuses what makes no sense, before anything is started. */
    void requireUsable(DataOptions data) {
        if (fromKafka() && (labels == null || shape == null || data.folder() != null)) {
            throw CommandFailed.usage("--from-kafka needs --labels and --image-shape, and no --data.");
        }
        if (!fromKafka() && labels != null) {
            throw CommandFailed.usage(
                    "--labels %s is for --from-kafka; a folder tells its classes itself.".formatted(labels));
        }
        shape();
    }

    /**
     * The images.
     *
     * @param origin how they can be had again
     */
    record Pool(LabelledImages images, PoolOrigin origin) {}

    Pool read(DataOptions data, Optional<KafkaConnection> connection, Topics topics) {
        try {
            if (fromKafka()) {
                KafkaConnection from = connection.orElseThrow();
                LabelledRanges onKafka = new LabelledRanges(from, topics);
                KafkaPool known = onKafka.known(ranges(from, topics));
                return new Pool(
                        onKafka.read(known, LabelFile.read(labels), shape().orElseThrow()), PoolOrigin.kafka(known));
            }
            return new Pool(new DataPlace(data.place().given(), shape()).read(), PoolOrigin.folder(shape()));
        } catch (DataSetException e) {
            throw CommandFailed.usage(e.getMessage());
        }
    }

    private Optional<InputShape> shape() {
        try {
            return Optional.ofNullable(shape).map(InputShape::parse);
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--image-shape: " + e.getMessage());
        }
    }

    private List<OffsetRange> ranges(KafkaConnection connection, Topics topics) {
        String topic = topics.images().name();
        return ranges.length == 1 && ranges[0].equals("all")
                ? new ImageOffsets(connection, topic).since(Instant.EPOCH)
                : Arrays.stream(ranges).map(range -> range(topic, range)).toList();
    }

    private static OffsetRange range(String topic, String text) {
        Matcher matcher = RANGE.matcher(text);
        if (!matcher.matches()) {
            throw CommandFailed.usage(
                    "--from-kafka: '%s' is no range of offsets; expected PARTITION:FIRST-LAST such as 0:100-4999, or all."
                            .formatted(text));
        }
        try {
            return new OffsetRange(
                    topic,
                    Integer.parseInt(matcher.group(1)),
                    Long.parseLong(matcher.group(2)),
                    Long.parseLong(matcher.group(3)));
        } catch (IllegalArgumentException e) {
            throw CommandFailed.usage("--from-kafka %s: %s".formatted(text, e.getMessage()));
        }
    }
}
