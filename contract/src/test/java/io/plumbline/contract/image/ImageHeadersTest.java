package io.plumbline.contract.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageHeadersTest {

    private static final SourcePosition POSITION = new SourcePosition("images", 3, 17);

    private final Headers headers = new RecordHeaders();

    @Test
    void shouldTakeTheIdThatTheSenderGives() {
        // Given
        headers.add(ImageHeaders.IMAGE_ID, "Stiefel № 17 \uFFFD 😀".getBytes(UTF_8));

        // When
        String id = ImageHeaders.imageId(headers, POSITION);

        // Then
        assertThat(id).isEqualTo("Stiefel № 17 \uFFFD 😀");
    }

    @Test
    void shouldTakeTheLastOfSeveralIds() {
        // Given
        headers.add(ImageHeaders.IMAGE_ID, "first".getBytes(UTF_8)).add(ImageHeaders.IMAGE_ID, "last".getBytes(UTF_8));

        // When
        String id = ImageHeaders.imageId(headers, POSITION);

        // Then
        assertThat(id).isEqualTo("last");
    }

    @Test
    void shouldTakeThePositionWithoutAnId() {
        // Given no header

        // When
        String id = ImageHeaders.imageId(headers, POSITION);

        // Then
        assertThat(id).isEqualTo("images-3-17");
    }

    @ParameterizedTest
    @MethodSource("noIds")
    void shouldTakeThePositionWhereTheIdIsNone(byte[] value) {
        // Given
        headers.add(ImageHeaders.IMAGE_ID, value);

        // When
        String id = ImageHeaders.imageId(headers, POSITION);

        // Then
        assertThat(id).isEqualTo("images-3-17");
    }

    static Stream<byte[]> noIds() {
        return Stream.of(
                null,
                new byte[0],
                " \t".getBytes(UTF_8),
                new byte[] {'a', (byte) 0xC3},
                new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                "x".repeat(ImageHeaders.LONGEST_ID_BYTES + 1).getBytes(UTF_8));
    }

    @Test
    void shouldTakeTheLongestId() {
        // Given
        String longest = "x".repeat(ImageHeaders.LONGEST_ID_BYTES);
        headers.add(ImageHeaders.IMAGE_ID, longest.getBytes(UTF_8));

        // When
        String id = ImageHeaders.imageId(headers, POSITION);

        // Then
        assertThat(id).isEqualTo(longest);
    }

    @Test
    void shouldPassOnTheDeclaredTypeAsItStands() {
        // Given
        headers.add(ImageHeaders.CONTENT_TYPE, new byte[] {'a', '/', (byte) 0xFF});

        // When / Then
        assertThat(ImageHeaders.contentType(headers)).contains("a/\uFFFD");
        assertThat(ImageHeaders.contentType(new RecordHeaders())).isEmpty();
    }
}
