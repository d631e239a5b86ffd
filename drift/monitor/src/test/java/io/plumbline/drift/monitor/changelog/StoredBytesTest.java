package io.plumbline.drift.monitor.changelog;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.drift.monitor.labels.FateCounts;
import io.plumbline.drift.statistics.codec.Envelope;
import org.junit.jupiter.api.Test;

class StoredBytesTest {

    private static final Envelope ENVELOPE = new Envelope("counts", "TEST", 1);
    private static final Envelope NEXT = new Envelope("counts", "TEST", 2);

    private final StoredBytes<FateCounts> stored =
            new StoredBytes<>("counts", bytes -> ENVELOPE.open(bytes, FateCounts::readFrom));

    @Test
    void shouldReadWhatWasWritten() {
        assertThat(stored.read(ENVELOPE.seal(FateCounts.none()::writeTo))).contains(FateCounts.none());
        assertThat(stored.read(null)).isEmpty();
    }

    @Test
    void shouldForgetWhatAnotherVersionWrote() {
        assertThat(stored.read(NEXT.seal(FateCounts.none()::writeTo))).isEmpty();
    }

    @Test
    void shouldForgetMoreFatesThanThereAre() {
        // Given
        byte[] more = ENVELOPE.seal(out -> {
            out.writeCount(100);
            for (int fate = 0; fate < 100; fate++) {
                out.writeLong(1);
            }
        });

        // Then
        assertThat(stored.read(more)).isEmpty();
    }
}
