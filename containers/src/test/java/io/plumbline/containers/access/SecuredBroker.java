package io.plumbline.containers.access;

import io.plumbline.broker.FreePorts;
import io.plumbline.containers.engine.Images;
import io.plumbline.contract.connection.KafkaConnection;
import io.plumbline.testing.Certificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.images.builder.Transferable;
import org.testcontainers.utility.DockerImageName;

/**
 * A broker in a container that lets in whoever knows a password (SCRAM over TLS), or has its own certificate, and allows the
 * former nothing that no right allows.
 */
final class SecuredBroker implements AutoCloseable {

    private static final int SCRAM_ITERATIONS = 4096;
    private static final String SECRETS = "/etc/kafka/secrets/";

    private final Certificate certificate;
    private final AuditLog audit = new AuditLog();
    private final Path directory;
    private final int passwordPort;
    private final int certificatePort;
    private final GenericContainer<?> container;

    private SecuredBroker(Certificate certificate, Path directory) {
        this.certificate = certificate;
        this.directory = directory;
        int[] free = FreePorts.find(2);
        passwordPort = free[0];
        certificatePort = free[1];
        container = new GenericContainer<>(DockerImageName.parse(Images.provide("kafka")));
    }

    /** Starts one; it knows nobody yet but itself. */
    static SecuredBroker start(Path directory) throws Exception {
        SecuredBroker broker = new SecuredBroker(Certificate.make(directory), directory);
        broker.run();
        return broker;
    }

    /** Inside and outside the container it has the same addresses, so that one listener serves itself and tests alike. */
    private void run() throws Exception {
        container.setPortBindings(List.of(published(passwordPort), published(certificatePort)));
        container
                .withEnv(environment())
                .withCopyToContainer(
                        Transferable.of(Files.readAllBytes(certificate.keyStore()), 0644), SECRETS + "broker.p12")
                .withCopyToContainer(Transferable.of(Certificate.PASSWORD, 0644), SECRETS + "password")
                .withLogConsumer(audit)
                .waitingFor(Wait.forLogMessage(".*Transitioning from RECOVERY to RUNNING.*", 1))
                .start();
    }

    private static String published(int port) {
        return "127.0.0.1:%d:%d".formatted(port, port);
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("KAFKA_NODE_ID", "1");
        environment.put("KAFKA_PROCESS_ROLES", "broker,controller");
        environment.put("KAFKA_CONTROLLER_QUORUM_VOTERS", "1@127.0.0.1:9094");
        environment.put("KAFKA_CONTROLLER_LISTENER_NAMES", "CONTROLLER");
        environment.put(
                "KAFKA_LISTENERS",
                "SASL_SSL://0.0.0.0:%d,SSL://0.0.0.0:%d,CONTROLLER://127.0.0.1:9094"
                        .formatted(passwordPort, certificatePort));
        environment.put(
                "KAFKA_ADVERTISED_LISTENERS",
                "SASL_SSL://127.0.0.1:%d,SSL://127.0.0.1:%d".formatted(passwordPort, certificatePort));
        environment.put("KAFKA_LISTENER_SECURITY_PROTOCOL_MAP", "SASL_SSL:SASL_SSL,SSL:SSL,CONTROLLER:SSL");
        environment.put("KAFKA_INTER_BROKER_LISTENER_NAME", "SSL");
        environment.put("KAFKA_SSL_CLIENT_AUTH", "required");
        environment.put("KAFKA_SSL_KEYSTORE_FILENAME", "broker.p12");
        environment.put("KAFKA_SSL_KEYSTORE_CREDENTIALS", "password");
        environment.put("KAFKA_SSL_KEY_CREDENTIALS", "password");
        environment.put("KAFKA_SSL_TRUSTSTORE_FILENAME", "broker.p12");
        environment.put("KAFKA_SSL_TRUSTSTORE_CREDENTIALS", "password");
        environment.put("KAFKA_SASL_ENABLED_MECHANISMS", "SCRAM-SHA-512");
        environment.put(
                "KAFKA_LISTENER_NAME_SASL__SSL_SCRAM___SHA___512_SASL_JAAS_CONFIG",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        environment.put("KAFKA_AUTHORIZER_CLASS_NAME", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        environment.put("KAFKA_SUPER_USERS", "User:" + Certificate.SUBJECT);
        environment.put("KAFKA_LOG4J_LOGGERS", "kafka.authorizer.logger=DEBUG");
        environment.put("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        environment.put("KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR", "1");
        environment.put("KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR", "1");
        environment.put("KAFKA_TRANSACTION_STATE_LOG_MIN_ISR", "1");
        environment.put("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        return environment;
    }

    /** What its authorizer writes down. */
    AuditLog audit() {
        return audit;
    }

    /** How whoever has its certificate reaches it: that may do everything. */
    KafkaConnection asItself() {
        return new KafkaConnection(
                "127.0.0.1:" + certificatePort,
                Map.of(
                        "security.protocol",
                        "SSL",
                        "ssl.keystore.location",
                        certificate.keyStore().toString(),
                        "ssl.keystore.password",
                        Certificate.PASSWORD,
                        "ssl.truststore.location",
                        certificate.keyStore().toString(),
                        "ssl.truststore.password",
                        Certificate.PASSWORD));
    }

    /** Where those who have a password reach it. */
    String bootstrapServers() {
        return "127.0.0.1:" + passwordPort;
    }

    /** Gives somebody a password, and a file of client properties that holds it. */
    Path admit(String who) throws Exception {
        String password = UUID.randomUUID().toString();
        try (Admin admin = Admin.create(asItself().with(Map.of()))) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            who, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ITERATIONS), password)))
                    .all()
                    .get();
        }
        Path file = directory.resolve(who + ".properties");
        try (var writer = Files.newBufferedWriter(file)) {
            clientProperties(who, password).store(writer, null);
        }
        return file;
    }

    /** Client properties of whoever goes by this name and password. */
    Properties clientProperties(String who, String password) {
        Properties properties = new Properties();
        properties.setProperty("security.protocol", "SASL_SSL");
        properties.setProperty("sasl.mechanism", "SCRAM-SHA-512");
        properties.setProperty(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                        .formatted(who, password));
        properties.setProperty("ssl.truststore.type", "PEM");
        properties.setProperty("ssl.truststore.location", certificate.trusted().toString());
        return properties;
    }

    @Override
    public void close() {
        container.close();
    }
}
