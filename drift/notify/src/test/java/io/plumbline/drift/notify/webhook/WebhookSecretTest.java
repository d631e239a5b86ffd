package io.plumbline.drift.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSecretTest {

    /** The example of the Standard Webhooks' own libraries. */
    @Test
    void shouldSignAsTheStandardSays() {
        // Given
        WebhookSecret secret = WebhookSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        // When
        String signature = secret.sign(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                1_614_265_330,
                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8));

        // Then
        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        assertThat(secret).hasToString("a secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
    void shouldRefuseWhatIsNoSecretWithoutRepeatingIt(String text) {
        // When
        var parsing = assertThatThrownBy(() -> WebhookSecret.parse(text));

        // Then
        parsing.isInstanceOf(IllegalArgumentException.class).hasMessageContaining("openssl rand -base64 32");
        if (!text.isEmpty()) {
            parsing.hasMessageNotContaining(text);
        }
    }
}
