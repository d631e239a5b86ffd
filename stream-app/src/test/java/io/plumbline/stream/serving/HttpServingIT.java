package io.plumbline.stream.serving;

import static io.plumbline.stream.serving.FakeServing.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plumbline.broker.EmbeddedBroker;
import io.plumbline.stream.fixture.Cluster;
import io.plumbline.stream.fixture.FakeModel;
import io.plumbline.stream.fixture.SharedBroker;
import io.plumbline.stream.rest.HttpConfig;
import io.plumbline.stream.rest.HttpUnavailableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A serving process that is asked directly while it answers its stream. */
@ExtendWith(SharedBroker.class)
class HttpServingIT {

    private static final byte[] IMAGE = {7};

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldAnswerFromTheFirstChampionToTheEndOfServing(EmbeddedBroker broker) throws Exception {
        // Given
        FakeModel model = FakeServing.model("asked");
        try (Cluster cluster = Cluster.withTopics(broker, "asked.")) {
            ServingConfig config = FakeServing.config(cluster, directory).with(HttpConfig.onLoopback(0));
            try (Serving serving = FakeServing.start(config, model)) {
                String address = serving.httpAddress().orElseThrow();
                int before = infer(address).statusCode();
                String reason = get(address + "/v2/health/ready").body();

                // When
                FakeServing.announce(cluster, "asked");
                serving.awaitReady(PATIENCE);
                HttpResponse<String> answer = infer(address);
                cluster.send(cluster.topics().images(), null, IMAGE, new RecordHeaders());
                cluster.flush();
                await().atMost(PATIENCE).until(() -> serving.counts().answered() == 1);
                boolean ended = serving.close(PATIENCE);

                // Then
                assertThat(ended).isTrue();
                assertThat(before).isEqualTo(503);
                assertThat(reason).contains("no model package has been announced");
                assertThat(answer.statusCode()).isEqualTo(200);
                assertThat(answer.body()).contains(model.id());
                assertThat(catchThrowable(() -> infer(address))).isInstanceOf(ConnectException.class);
            }
        }
    }

    @Test
    void shouldNotStartWhereItCannotListen(EmbeddedBroker broker) {
        // Given
        try (Cluster cluster = Cluster.withTopics(broker, "deaf.")) {
            int taken = Integer.parseInt(broker.bootstrapServers().split(":", 2)[1]);
            ServingConfig config = FakeServing.config(cluster, directory).with(HttpConfig.onLoopback(taken));

            // When
            Throwable thrown = catchThrowable(() -> FakeServing.start(config));

            // Then
            assertThat(thrown).isInstanceOf(HttpUnavailableException.class).hasMessageContaining("127.0.0.1:" + taken);
            assertThat(cluster.servingMembers()).isZero();
        }
    }

    private HttpResponse<String> get(String address) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> infer(String address) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/v2/models/asked/infer"))
                .header("Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofByteArray(IMAGE))
                .build();
        return client.send(request, BodyHandlers.ofString());
    }
}
