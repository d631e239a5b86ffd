package io.plumbline.bench.training.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.json.Json;
import io.plumbline.model.net.Architecture;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.preprocessing.Preprocessing;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.training.EpochResult;
import io.plumbline.trainer.training.Training;
import io.plumbline.trainer.training.TrainingListener;
import io.plumbline.trainer.training.TrainingOptions;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that is measured: reads orders from its standard input, one line each, and answers each on its standard output when
 * the training is over. It lives through many trainings, so that what is measured is warm code.
 */
public final class TrainWorkerMain {

    private static final double NANOS_TO_SECONDS = 1e-9;

    private final LabelledImages training;
    private final LabelledImages validation;

    private TrainWorkerMain(ImageFolder folder) throws IOException {
        this.training = folder.read(ImageFolder.TRAINING);
        this.validation = folder.read(ImageFolder.VALIDATION);
    }

    /**
     * Answers orders until there are no more.
     *
     * @param arguments the folder that holds the images
     */
    public static void main(String[] arguments) throws IOException {
        TrainWorkerMain worker = new TrainWorkerMain(new ImageFolder(Path.of(arguments[0])));
        try (BufferedReader in =
                        new BufferedReader(new InputStreamReader(new FileInputStream(FileDescriptor.in), UTF_8));
                OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                TrainReply reply = worker.train(Json.read(line.getBytes(UTF_8), TrainOrder.class));
                out.write((Json.line(reply) + "\n").getBytes(UTF_8));
                out.flush();
            }
        }
        System.exit(0);
    }

    private TrainReply train(TrainOrder order) {
        ModelSpec model = ModelSpec.of(
                new Architecture(order.network(), order.sizes()),
                training.shape(),
                training.labelNames(),
                Preprocessing.unitScale(training.shape()));
        TrainingOptions options = new TrainingOptions(
                order.learningRate(), order.epochs(), order.epochs(), order.batch(), 0, order.seed(), order.threads());
        long start = System.nanoTime();
        List<EpochResult> epochs = new Training(model, options, TrainingListener.SILENT, () -> false)
                .fromScratch(training, validation)
                .epochs();
        double seconds = (System.nanoTime() - start) * NANOS_TO_SECONDS;
        EpochResult last = epochs.get(epochs.size() - 1);
        return new TrainReply(seconds, last.trainingLoss(), last.validationAccuracy());
    }
}
