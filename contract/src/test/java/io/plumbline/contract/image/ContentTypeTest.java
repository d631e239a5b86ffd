package io.plumbline.contract.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTypeTest {

    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsOwnName(ContentType type) {
        // Given
        String mediaType = type.mediaType();

        // When
        Optional<ContentType> found = ContentType.of(mediaType);

        // Then
        assertThat(found).contains(type);
    }

    @ParameterizedTest
    @CsvSource({"IMAGE/PNG, PNG", "' image/jpeg ; q=1; x=2', JPEG", "application/OCTET-stream;, RAW"})
    void shouldNotMindCaseBlanksAndParameters(String mediaType, ContentType expected) {
        // Given a media type as someone wrote it

        // When
        Optional<ContentType> found = ContentType.of(mediaType);

        // Then
        assertThat(found).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "image", "image/webp", "image/png2", "png"})
    void shouldNotKnowOthers(String mediaType) {
        // Given a media type that Plumbline cannot read

        // When
        Optional<ContentType> found = ContentType.of(mediaType);

        // Then
        assertThat(found).isEmpty();
    }
}
