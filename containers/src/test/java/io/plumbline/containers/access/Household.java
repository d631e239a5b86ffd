package io.plumbline.containers.access;

import static org.awaitility.Awaitility.await;

import io.plumbline.app.command.ModelsPromoteCommand;
import io.plumbline.app.command.MonitorCommand;
import io.plumbline.app.command.RetrainCommand;
import io.plumbline.app.command.ServeCommand;
import io.plumbline.app.command.Service;
import io.plumbline.app.command.ServiceCommand;
import io.plumbline.app.command.TrainCommand;
import io.plumbline.app.command.Typed;
import io.plumbline.app.topics.TopicSetup;
import io.plumbline.bench.audit.AnswerReader;
import io.plumbline.bench.audit.NumberedImages;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.contract.label.Label;
import io.plumbline.contract.models.ModelEvent;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.contract.topic.Topic;
import io.plumbline.contract.topic.TopicEnd;
import io.plumbline.contract.topic.Topics;
import io.plumbline.model.image.InputShape;
import io.plumbline.trainer.TrainJobListener;
import io.plumbline.trainer.dataset.FashionMnist;
import io.plumbline.trainer.dataset.LabelledImages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Each service of Plumbline with a password of its own, and no right but those of the table. */
final class Household implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Topics TOPICS = new Topics("");
    private static final int NOISE_IMAGES = 3_000;
    private static final InputShape SHAPE = InputShape.grey(28, 28);

    private final SecuredBroker broker;
    private final Path directory;
    private final Map<String, Path> files;
    private final List<Service> services = new ArrayList<>();
    private Set<String> denials = Set.of();

    private Household(SecuredBroker broker, Path directory, Map<String, Path> files) {
        this.broker = broker;
        this.directory = directory;
        this.files = Map.copyOf(files);
    }

    /** Makes the topics, and grants what the table grants. */
    static Household admitted(SecuredBroker broker, Path directory) throws Exception {
        List<Right> rights = Right.inTheTable();
        Map<String, Path> files = new HashMap<>();
        for (String who : rights.stream().map(Right::who).distinct().toList()) {
            files.put(who, broker.admit(who));
        }
        try (Admin admin = Admin.create(broker.asItself().with(Map.of()))) {
            new TopicSetup(admin, TOPICS).create(4, (short) 1);
            admin.createAcls(rights.stream().map(Right::binding).toList()).all().get();
        }
        return new Household(broker, directory, files);
    }

    /**
     * Trains, serves, watches, promotes, sends what is unlike anything normal, and waits for the verdict on it, and for the end of
     * the guard that the promotion has left.
     *
     * @throws IllegalStateException if it does not come to that, with what was refused on the way
     */
    void liveThroughADrift() throws Exception {
        try {
            comeToAVerdict();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "Refused on the way: " + broker.audit().denials(), e);
        }
    }

    private void comeToAVerdict() throws Exception {
        train("--announce", "champion");
        start("serve", new ServeCommand(), "--http", "off");
        start("monitor", new MonitorCommand());
        for (Service service : services) {
            service.awaitReady(PATIENCE);
        }
        promoteGuarded(train("--seed", "7"));
        send(NOISE_IMAGES);
        await().atMost(PATIENCE).until(() -> counts(TOPICS.retrainingTriggers()) > 0);
        start(
                "retrain",
                new RetrainCommand(),
                "--packages",
                packages(),
                "--runs",
                runs(),
                "--label-patience",
                "1",
                "--guard",
                "1");
        await().atMost(PATIENCE).until(() -> counts(TOPICS.retrainingVerdicts()) > 0);
        repeatTheTrigger();
        await().atMost(PATIENCE).until(this::isGuardOver);
        denials = broker.audit().denials();
    }

    /** What any of them was refused until then. */
    Set<String> denials() {
        return denials;
    }

    private Path train(String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of(
                "--packages",
                packages(),
                "--runs",
                runs(),
                "--model",
                "mlp",
                "--epochs",
                "1",
                "--split",
                "1000,300,300,1000,0",
                "--calibrate",
                "usual"));
        options.addAll(List.of(more));
        return asAdministrator(new TrainCommand(), options)
                .train(TrainJobListener.SILENT)
                .packed()
                .file();
    }

    /** An administrator has a challenger take over, and the champion of before score what it answers. */
    private void promoteGuarded(Path file) throws Exception {
        asAdministrator(new ModelsPromoteCommand(), List.of(file.toString(), "--guard"))
                .call();
        await().atMost(PATIENCE).until(() -> valuesOf(TOPICS.modelEvents()).stream()
                .anyMatch(event -> event.kind() == ModelEvent.Kind.SHADOW));
    }

    /** Whoever retrains says who is champion for good. */
    private boolean isGuardOver() {
        return valuesOf(TOPICS.retrainingEvents()).stream()
                .anyMatch(event -> event.kind() == RetrainingEvent.Kind.KEPT);
    }

    /** Whoever retrains looks among the verdicts that there are, and passes it over. */
    private void repeatTheTrigger() throws Exception {
        Topic<String, RetrainingTrigger> triggers = TOPICS.retrainingTriggers();
        RetrainingTrigger trigger = valuesOf(triggers).get(0);
        try (Producer<byte[], byte[]> producer = producer(broker.asItself())) {
            send(producer, triggers, trigger.triggerId(), trigger);
        }
    }

    private <C> C asAdministrator(C command, List<String> options) throws Exception {
        Properties properties = new Properties();
        properties.putAll(broker.asItself().clientProperties());
        Path config = directory.resolve("administrator.properties");
        try (var writer = Files.newBufferedWriter(config)) {
            properties.store(writer, null);
        }
        return typed(command, broker.asItself().bootstrapServers(), config, options);
    }

    private static Producer<byte[], byte[]> producer(KafkaConnection connection) {
        return new KafkaProducer<>(connection.with(Map.of()), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private void start(String who, ServiceCommand command, String... more) {
        List<String> options = new ArrayList<>(List.of(more));
        options.addAll(List.of("--metrics-port", "off"));
        services.add(typed(command, broker.bootstrapServers(), files.get(who), options)
                .start());
    }

    private static <C> C typed(C command, String bootstrapServers, Path config, List<String> options) {
        List<String> all =
                new ArrayList<>(List.of("--bootstrap-server", bootstrapServers, "--command-config", config.toString()));
        all.addAll(options);
        return Typed.with(command, all.toArray(String[]::new));
    }

    private void send(int count) throws Exception {
        byte[] pixels = new byte[count * SHAPE.sizeBytes()];
        new Random(1).nextBytes(pixels);
        LabelledImages noise = LabelledImages.of(SHAPE, FashionMnist.LABELS, pixels, new int[count]);
        NumberedImages images = new NumberedImages(noise, 1);
        try (Producer<byte[], byte[]> producer = producer(connectionOf("sender"))) {
            for (int i = 0; i < count; i++) {
                var unused = producer.send(images.next(TOPICS.images().name()));
            }
            Label label = new Label("image-0", FashionMnist.LABELS.get(0));
            send(producer, TOPICS.labels(), label.imageId(), label);
        }
    }

    private static <V> void send(Producer<byte[], byte[]> producer, Topic<String, V> topic, String key, V value)
            throws Exception {
        producer.send(new ProducerRecord<>(
                        topic.name(),
                        topic.key().serializer().serialize(topic.name(), key),
                        topic.value().serializer().serialize(topic.name(), value)))
                .get();
    }

    private String packages() {
        return directory.resolve("models").toString();
    }

    private String runs() {
        return directory.resolve("runs").toString();
    }

    /** How somebody of this household connects. */
    KafkaConnection connectionOf(String who) throws Exception {
        Map<String, String> properties = new HashMap<>();
        Properties read = read(files.get(who));
        read.stringPropertyNames().forEach(name -> properties.put(name, read.getProperty(name)));
        return new KafkaConnection(broker.bootstrapServers(), properties);
    }

    private static Properties read(Path file) throws Exception {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }

    /** How many committed records a topic holds. */
    long counts(Topic<?, ?> topic) {
        return valuesOf(topic).size();
    }

    private <V> List<V> valuesOf(Topic<?, V> topic) {
        List<V> values = new ArrayList<>();
        try (var consumer = AnswerReader.committed(broker.asItself(), topic.name())) {
            TopicEnd.now(consumer)
                    .readTo(
                            consumer,
                            record ->
                                    values.add(topic.value().deserializer().deserialize(topic.name(), record.value())));
        }
        return values;
    }

    @Override
    public void close() {
        services.forEach(Service::close);
    }
}
