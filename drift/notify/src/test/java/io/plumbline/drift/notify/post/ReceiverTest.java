package io.plumbline.drift.notify.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverTest {

    @Test
    void shouldTellNothingOfAnAddressButTheServer() {
        // When
        Receiver receiver =
                new Receiver(URI.create("https://hooks.test:8443/T0/secret?key=secret"), Optional.of("Bearer secret"));

        // Then
        assertThat(receiver).hasToString("https://hooks.test:8443");
    }

    @Test
    void shouldGoOnFromAnAddressWithAPath() {
        // When
        Receiver below = new Receiver(URI.create("http://host/alerts/"), Optional.empty()).at("/api/v2/alerts");

        // Then
        assertThat(below.address()).hasToString("http://host/alerts/api/v2/alerts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host", "host:9093", "/path", "http:///path"})
    void shouldRefuseWhatIsNoWebServer(String address) {
        assertThatThrownBy(() -> new Receiver(URI.create(address), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected http://");
    }

    @Test
    void shouldRefuseAPasswordWithoutRepeatingIt() {
        assertThatThrownBy(() -> new Receiver(URI.create("http://me:secret@host/"), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("credentials")
                .hasMessageNotContaining("secret");
    }
}
