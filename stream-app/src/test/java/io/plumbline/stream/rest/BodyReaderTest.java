package io.plumbline.stream.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BodyReaderTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    private final BodyReader reader = new BodyReader(100, Duration.ofSeconds(30), now::get);

    @Test
    void shouldReadABodyAsLargeAsIsAllowed() throws IOException {
        // Given
        byte[] body = Tensors.randomPixels(1);
        InputStream arriving = new ByteArrayInputStream(body, 0, 100);

        // When
        byte[] read = reader.read(arriving, 100);

        // Then
        assertThat(read).hasSize(100).startsWith(body[0], body[1]);
    }

    @Test
    void shouldGiveUpOnABodyThatComesByteByByte() {
        // Given
        InputStream trickle = new InputStream() {
            @Override
            public int read() {
                now.updateAndGet(instant -> instant.plusSeconds(1));
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                into[from] = (byte) read();
                return 1;
            }
        };

        // When
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.read(trickle, 100));

        // Then
        assertThat(refusal.status()).isEqualTo(408);
        assertThat(now.get()).isEqualTo(Instant.EPOCH.plusSeconds(31));
    }

    @Test
    void shouldNotReadOnForEverThoughItDropsWhatIsTooMuch() {
        // Given
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 0;
            }
        };

        // When
        Refusal refusal = catchThrowableOfType(Refusal.class, () -> reader.read(endless, -1));

        // Then
        assertThat(refusal.status()).isEqualTo(413);
    }
}
