package io.plumbline.drift.monitor.labels;

import io.plumbline.drift.monitor.labels.ImageNews.Answer;
import io.plumbline.drift.monitor.labels.ImageNews.Progress;
import io.plumbline.drift.monitor.labels.ImageNews.Truth;
import io.plumbline.drift.monitor.references.References;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * Where labels meet the predictions of their images, in whichever order they come. What becomes of a label depends on the
 * two times and on the order of the labels of one image alone, not on when any of it is read, as long as ids are used once
 * and no more images' labels wait than may:
 *
 * <ul>
 *   <li>It counts if it is no later than the retention after its image, and no earlier than the wait before it.
 *   <li>The first one counts. Others are duplicates or contradictions, and change nothing.
 *   <li>Where an id was used for several images, a label counts for the newest one that it is in time for, among those that
 *       had been read when it was.
 * </ul>
 *
 * <p>What it finds is added up by second and model, and told each time that a partition of predictions is known up to a later
 * second, or once in a second of the wall clock, for labels also come when images do not.
 */
final class JoinLabels implements Processor<String, ImageNews, String, byte[]> {

    /** The longest image id and the longest class that are looked at, in characters. */
    static final int LONGEST_TEXT = 1 << 10;

    /** How many images' labels wait for their predictions at most. */
    static final int MOST_EARLY = 20_000;

    private static final Duration BETWEEN_TELLING = Duration.ofSeconds(1);

    private final int sources;
    private final LabelSettings settings;
    private final References references;
    private final LabelTally tally;
    private ProcessorContext<String, byte[]> context;
    private JoinStores stores;
    private Clocks clocks;
    private EarlyLabels early;
    private Meeting meeting;

    private JoinLabels(int sources, LabelSettings settings, References references, LabelTally tally) {
        this.sources = sources;
        this.settings = settings;
        this.references = references;
        this.tally = tally;
    }

    /**
     * Supplies one for each place, with its stores.
     *
     * @param sources how many partitions predictions have
     */
    static ProcessorSupplier<String, ImageNews, String, byte[]> supplier(
            int sources, LabelSettings settings, References references, LabelTally tally) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<String, ImageNews, String, byte[]> get() {
                return new JoinLabels(sources, settings, references, tally);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return JoinStores.builders(settings);
            }
        };
    }

    @Override
    public void init(ProcessorContext<String, byte[]> processorContext) {
        context = processorContext;
        stores = new JoinStores(context, settings);
        clocks = new Clocks(stores.clocks(), sources);
        early = new EarlyLabels(stores, settings, tally);
        meeting = new Meeting(stores, settings, references, tally);
        context.schedule(BETWEEN_TELLING, PunctuationType.WALL_CLOCK_TIME, nowMs -> tell());
    }

    @Override
    public void process(Record<String, ImageNews> record) {
        ImageNews news = record.value();
        if (news instanceof Answer answer) {
            take(record.key(), answer);
        } else if (news instanceof Truth truth) {
            take(record.key(), truth);
        } else if (news instanceof Progress progress) {
            take(progress);
        }
    }

    private void take(String imageId, Answer answer) {
        stores.slices().add(SliceKey.at(answer.stampMs(), answer.modelId()), SliceSums.of(answer.confidence()));
        if (imageId.length() > LONGEST_TEXT) {
            return;
        }
        if (stores.kept().at(answer.stampMs()) >= settings.mostKept()) {
            tally.addNotKept(settings.mostKept());
            return;
        }
        stores.kept().add(answer.stampMs());
        KeptAnswer kept = KeptAnswer.of(answer);
        stores.put(imageId, kept);
        for (Truth truth : early.take(imageId, answer.stampMs())) {
            kept = meeting.of(imageId, kept, truth);
        }
    }

    private void take(String imageId, Truth truth) {
        Optional<KeptAnswer> kept =
                stores.newest(imageId, truth.stampMs() + settings.patience().toMillis());
        if (kept.isPresent()) {
            var unused = meeting.of(imageId, kept.get(), truth);
        } else {
            early.add(imageId, truth);
        }
    }

    private void take(Progress progress) {
        clocks.set(progress);
        clocks.allHaveReached(progress).ifPresent(early::dropThoseBefore);
        tell();
        forward(new OutcomeNews.Known(context.taskId().partition(), progress.source(), progress.atMs()));
    }

    private void tell() {
        stores.slices().takeAll().forEach(this::forward);
    }

    private void forward(OutcomeNews news) {
        context.forward(new Record<>("", OutcomeNews.toBytes(news), context.currentSystemTimeMs()));
    }
}
