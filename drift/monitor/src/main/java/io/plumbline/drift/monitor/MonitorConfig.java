package io.plumbline.drift.monitor;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.model.fetch.FetchSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one monitor needs to know.
 *
 * @param output under which prefix it writes panes, reports, alerts and requests: the same as it reads under, but in a replay
 * @param directory where it keeps its local state and copies of model packages; of its own, and may be lost: the state is
 *     then read back from Kafka
 * @param labels how labels are joined with predictions
 * @param threads how many stream threads share the partitions; one is enough for some 10 000 predictions a second
 * @param commitInterval how often results are committed, and so become visible
 * @param fetching how model packages are fetched
 */
public record MonitorConfig(
        KafkaConnection connection,
        Topics topics,
        Topics output,
        Path directory,
        JudgingSettings judging,
        LabelSettings labels,
        int threads,
        Duration commitInterval,
        FetchSettings fetching) {

    public MonitorConfig {
        if (threads < 1) {
            throw new IllegalArgumentException("A monitor needs one thread or more, not %d".formatted(threads));
        }
        if (commitInterval.toMillis() < 1) {
            throw new IllegalArgumentException("A commit interval is 1 ms or longer, not %s".formatted(commitInterval));
        }
    }

    /** One thread, a commit each 100 ms, and the defaults of judging, labels and fetching. */
    public static MonitorConfig of(KafkaConnection connection, Topics topics, Path directory) {
        return new MonitorConfig(
                connection,
                topics,
                topics,
                directory,
                JudgingSettings.defaults(),
                LabelSettings.defaults(),
                1,
                Duration.ofMillis(100),
                FetchSettings.withDefaults());
    }

    public MonitorConfig withJudging(JudgingSettings settings) {
        return new MonitorConfig(
                connection, topics, output, directory, settings, labels, threads, commitInterval, fetching);
    }

    public MonitorConfig withLabels(LabelSettings settings) {
        return new MonitorConfig(
                connection, topics, output, directory, judging, settings, threads, commitInterval, fetching);
    }

    public MonitorConfig withFetching(FetchSettings settings) {
        return new MonitorConfig(
                connection, topics, output, directory, judging, labels, threads, commitInterval, settings);
    }

    /**
     * The same, writing to topics of its own.
     *
     * @param name letters, digits, '.', '_' and '-'
     */
    public MonitorConfig replaying(String name) {
        Topics own = new Topics(topics.prefix() + "replay-" + name + ".");
        return new MonitorConfig(
                connection, topics, own, directory, judging, labels, threads, commitInterval, fetching);
    }

    /** The topics whose past a replay reads: predictions, and labels if those are read. */
    List<Topic<?, ?>> followed() {
        return labels.areRead() ? List.of(topics.predictions(), topics.labels()) : List.of(topics.predictions());
    }

    /** The topics that it writes to. */
    List<Topic<?, ?>> written() {
        return List.of(
                output.driftPanes(),
                output.driftReports(),
                output.driftAlerts(),
                output.retrainingTriggers(),
                output.retrainingVerdicts());
    }

    /** The Streams application id, which is also the consumer group and the prefix of internal topics. */
    public String applicationId() {
        return output.groupOf("monitor");
    }
}
