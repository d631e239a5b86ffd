package io.plumbline.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerIT {

    @Test
    void shouldLeaveNothingBehindWhenTemporary() throws Exception {
        // Given
        EmbeddedBroker broker = EmbeddedBroker.startTemporary();
        create(broker, "kept");
        Path directory = broker.directory();

        // When
        broker.close();

        // Then
        assertThat(Files.exists(directory)).isFalse();
    }

    @Test
    void shouldContinueWhereABrokerRanBefore(@TempDir Path directory) throws Exception {
        // Given
        int[] ports = FreePorts.find(2);
        BrokerConfig config = new BrokerConfig(directory, ports[0], ports[1], Map.of());
        try (EmbeddedBroker first = EmbeddedBroker.start(config)) {
            create(first, "kept");
        }

        // When
        try (EmbeddedBroker second = EmbeddedBroker.start(config);
                Admin admin = Admin.create(client(second))) {

            // Then
            assertThat(admin.listTopics().names().get()).contains("kept");
        }
    }

    private static void create(EmbeddedBroker broker, String topic) throws Exception {
        try (Admin admin = Admin.create(client(broker))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
    }

    private static Properties client(EmbeddedBroker broker) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", broker.bootstrapServers());
        return properties;
    }
}
