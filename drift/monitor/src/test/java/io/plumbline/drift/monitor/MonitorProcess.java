package io.plumbline.drift.monitor;

import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.topic.Topics;
import io.plumbline.drift.monitor.accuracy.AccuracySettings;
import io.plumbline.drift.monitor.judging.JudgingSettings;
import io.plumbline.drift.monitor.retraining.RetrainingPolicy;
import io.plumbline.drift.statistics.judge.DriftSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** A monitor in a process of its own, to be killed. */
final class MonitorProcess {

    private MonitorProcess() {}

    /** Runs until it is killed. */
    public static void main(String[] arguments) throws InterruptedException {
        Monitor.start(config(arguments[0], Path.of(arguments[1])), InstantSource.system());
        Thread.currentThread().join();
    }

    /** Every judgement is reported. */
    static MonitorConfig config(String bootstrapServers, Path directory) {
        return MonitorConfig.of(KafkaConnection.to(bootstrapServers), new Topics("it."), directory)
                .withJudging(new JudgingSettings(
                        DriftSettings.defaults(),
                        AccuracySettings.defaults(),
                        RetrainingPolicy.defaults(),
                        Duration.ZERO));
    }

    static Process start(String bootstrapServers, Path directory) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        MonitorProcess.class.getName(),
                        bootstrapServers,
                        directory.toString()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
