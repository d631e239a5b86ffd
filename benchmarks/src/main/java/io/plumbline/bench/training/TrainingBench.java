package io.plumbline.bench.training;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.bench.process.JavaCommand;
import io.plumbline.bench.serving.contender.LineProcess;
import io.plumbline.bench.serving.contender.PythonProgram;
import io.plumbline.bench.training.TrainingReport.NetworkFigures;
import io.plumbline.bench.training.worker.ImageFolder;
import io.plumbline.bench.training.worker.TrainOrder;
import io.plumbline.bench.training.worker.TrainReply;
import io.plumbline.bench.training.worker.TrainWorkerMain;
import io.plumbline.contract.json.Json;
import io.plumbline.trainer.training.Optimizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Trains one network by Plumbline and by PyTorch in turn, each in a process of its own that lives through all repeats. Only one
 * of them is busy at a time.
 */
final class TrainingBench {

    static final int BATCH = 128;

    private final TrainingBenchSettings settings;
    private final Optional<PythonProgram> python;
    private final Path directory;
    private final int threads;
    private final Consumer<String> said;

    /**
     * A benchmark of networks.
     *
     * @param python the program to compare with, if there is one
     * @param directory where the images are, see {@link ImageFolder}, and logs may be written
     * @param threads that both sides use
     * @param said told each repeat as it comes
     */
    TrainingBench(
            TrainingBenchSettings settings,
            Optional<PythonProgram> python,
            Path directory,
            int threads,
            Consumer<String> said) {
        this.settings = settings;
        this.python = python;
        this.directory = directory;
        this.threads = threads;
        this.said = said;
    }

    /** Measures one network. */
    NetworkFigures run(NetworkCase network, long seed) {
        Path logs = logs(network);
        TrainOrder order = new TrainOrder(
                network.architecture().name(),
                network.architecture().hyperparameters(),
                settings.epochs().get(network),
                BATCH,
                threads,
                Optimizer.ADAM.defaultLearningRate(),
                seed);
        try (LineProcess plumbline = LineProcess.start("plumbline", plumbline(), logs)) {
            if (python.isEmpty()) {
                return run(network, order, plumbline, Optional.empty());
            }
            try (LineProcess peer = python.get().start(logs, directory.toString())) {
                return run(network, order, plumbline, Optional.of(peer));
            }
        }
    }

    private Path logs(NetworkCase network) {
        try {
            return Files.createDirectories(directory.resolve(network.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make a folder in " + directory, e);
        }
    }

    private List<String> plumbline() {
        List<String> options = ManagementFactory.getRuntimeMXBean().getInputArguments();
        return JavaCommand.line(options, TrainWorkerMain.class.getName(), List.of(directory.toString()));
    }

    private NetworkFigures run(
            NetworkCase network, TrainOrder order, LineProcess plumbline, Optional<LineProcess> peer) {
        train(plumbline, order);
        peer.ifPresent(each -> train(each, order));
        List<TrainReply> ours = new ArrayList<>();
        List<TrainReply> theirs = new ArrayList<>();
        for (int repeat = 1; repeat <= settings.repeats(); repeat++) {
            TrainOrder next = order.withSeed(order.seed() + repeat);
            ours.add(train(plumbline, next));
            peer.ifPresent(each -> theirs.add(train(each, next)));
            said.accept(line(network, repeat, ours, theirs));
        }
        return figures(order, ours, theirs, plumbline.peakMiB(), peer.map(LineProcess::peakMiB));
    }

    private static TrainReply train(LineProcess process, TrainOrder order) {
        return Json.read(process.ask(Json.line(order)).getBytes(UTF_8), TrainReply.class);
    }

    private String line(NetworkCase network, int repeat, List<TrainReply> ours, List<TrainReply> theirs) {
        int epochs = settings.epochs().get(network);
        TrainReply own = last(ours);
        String of = "%s repeat %d of %d: %.2f s per epoch (accuracy %.3f)"
                .formatted(network, repeat, settings.repeats(), own.seconds() / epochs, own.validationAccuracy());
        return theirs.isEmpty()
                ? of
                : of
                        + ", PyTorch %.2f s (%.3f)"
                                .formatted(
                                        last(theirs).seconds() / epochs,
                                        last(theirs).validationAccuracy());
    }

    static NetworkFigures figures(
            TrainOrder order,
            List<TrainReply> ours,
            List<TrainReply> theirs,
            int peakMiB,
            Optional<Integer> theirPeakMiB) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            ratios.add(ours.get(i).seconds() / theirs.get(i).seconds());
        }
        Optional<Samples> both = samples(ratios);
        return new NetworkFigures(
                both.map(Samples::median),
                both,
                order.epochs(),
                samples(perEpoch(ours, order.epochs())).orElseThrow(),
                samples(perEpoch(theirs, order.epochs())),
                peakMiB,
                theirPeakMiB,
                last(ours).validationAccuracy(),
                theirs.isEmpty() ? Optional.empty() : Optional.of(last(theirs).validationAccuracy()));
    }

    private static List<Double> perEpoch(List<TrainReply> replies, int epochs) {
        return replies.stream().map(reply -> reply.seconds() / epochs).toList();
    }

    private static Optional<Samples> samples(List<Double> runs) {
        return runs.isEmpty() ? Optional.empty() : Optional.of(Samples.of(runs));
    }

    private static TrainReply last(List<TrainReply> replies) {
        return replies.get(replies.size() - 1);
    }
}
