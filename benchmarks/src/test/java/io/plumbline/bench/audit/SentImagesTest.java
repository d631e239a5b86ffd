package io.plumbline.bench.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentImagesTest {

    private final SentImages images = new SentImages();

    @BeforeEach
    void sendThree() {
        images.add(image(0, 0, 10, "7"));
        images.add(image(0, 1, 11, "8"));
        images.add(image(1, 0, 12, "9"));
    }

    @Test
    void shouldFindNothingWrongWhereEachIsAnsweredOnce() {
        // When
        boolean right = images.answer(10, 7, 0, 0) && images.answer(11, 8, 0, 1) && images.answer(12, 9, 1, 0);

        // Then
        assertThat(right).isTrue();
        assertThat(images.count()).isEqualTo(3);
        assertThat(images.unanswered()).isZero();
        assertThat(images.surplus()).isZero();
    }

    @Test
    void shouldCountWhatIsLostAndWhatIsDoubled() {
        // When
        for (int i = 0; i < 3; i++) {
            images.answer(11, 8, 0, 1);
        }

        // Then
        assertThat(images.unanswered()).isEqualTo(2);
        assertThat(images.surplus()).isEqualTo(2);
    }

    @Test
    void shouldNotCountAnswersThatNameTheWrongPlace() {
        // When
        boolean anyRight = images.answer(10, 7, 0, 1)
                || images.answer(10, 8, 0, 0)
                || images.answer(10, 7, 1, 0)
                || images.answer(10, 7, 0, 2)
                || images.answer(10, 7, 2, 0);

        // Then
        assertThat(anyRight).isFalse();
        assertThat(images.unanswered()).isEqualTo(3);
    }

    @Test
    void shouldSayNothingWhereTheSenderItselfRepeats() {
        // When
        var refused = assertThatIllegalStateException().isThrownBy(() -> images.add(image(1, 1, 10, "9")));

        // Then
        refused.withMessageContaining("image-10");
    }

    private static ConsumerRecord<byte[], byte[]> image(int partition, long offset, int number, String key) {
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>("images", partition, offset, key.getBytes(UTF_8), new byte[0]);
        record.headers().add("image-id", ("image-" + number).getBytes(UTF_8));
        return record;
    }
}
