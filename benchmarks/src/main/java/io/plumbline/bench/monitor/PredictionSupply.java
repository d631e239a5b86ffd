package io.plumbline.bench.monitor;

import io.plumbline.bench.serving.contender.ServeContender;
import io.plumbline.bench.serving.contender.Worker;
import io.plumbline.bench.serving.contender.Workload;
import io.plumbline.bench.serving.load.Commit;
import io.plumbline.bench.serving.load.CommitWatch;
import io.plumbline.bench.serving.load.ImageSupply;
import io.plumbline.bench.serving.load.Stage;
import io.plumbline.bench.serving.packages.BenchPackage;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.image.ContentType;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelRole;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.Topics;
import io.plumbline.trainer.dataset.LabelledImages;
import io.plumbline.trainer.packaging.ModelPublisher;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Predictions as {@code serve} makes them, and the labels of some. */
final class PredictionSupply {

    /** One image in so many has a label. */
    private static final int LABELLED = 10;

    private final KafkaConnection connection;
    private final Topics topics;
    private final LabelledImages pool;

    PredictionSupply(KafkaConnection connection, Topics topics, LabelledImages pool) {
        this.connection = connection;
        this.topics = topics;
        this.pool = pool;
    }

    /**
     * Puts so many of them on the topics.
     *
     * @param directory for the log of the process that serves
     */
    void fill(BenchPackage model, long count, Path directory) {
        new Stage(connection, topics).create().fill(ImageSupply.of(pool, ContentType.RAW), count);
        try (ModelPublisher publisher = new ModelPublisher(connection, topics.models())) {
            publisher.announce(ModelPublisher.announcement(
                    model.packed(), ModelRole.CHAMPION, Instant.now(), "bench", "to be watched"));
        }
        serve(new Workload(connection.bootstrapServers(), topics.prefix(), model), count, directory);
        sendLabels(count);
    }

    private void serve(Workload workload, long count, Path directory) {
        try (Worker worker = Worker.start("serving", directory)) {
            ServeContender serving = ServeContender.asShipped(worker);
            try (CommitWatch watch = new CommitWatch(
                    connection, serving.group(workload), topics.images().name())) {
                serving.start(workload);
                Commit unused = watch.await(count);
                serving.stop();
            }
        }
    }

    private void sendLabels(long count) {
        Topic<String, Label> labels = topics.labels();
        try (Producer<String, Label> producer = new KafkaProducer<>(
                connection.with(Map.of()),
                labels.key().serializer(),
                labels.value().serializer())) {
            for (long number = 0; number < count; number += LABELLED) {
                Label label = label(number);
                var unused = producer.send(new ProducerRecord<>(labels.name(), label.imageId(), label));
            }
        }
    }

    private Label label(long number) {
        SourcePosition position = new SourcePosition(
                topics.images().name(), (int) (number % Stage.PARTITIONS), number / Stage.PARTITIONS);
        int image = (int) (number % Math.min(ImageSupply.MOST_DIFFERENT, pool.size()));
        return new Label(position.toString(), pool.labelNames().get(pool.label(image)));
    }
}
