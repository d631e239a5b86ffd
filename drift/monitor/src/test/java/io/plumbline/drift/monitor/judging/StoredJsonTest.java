package io.plumbline.drift.monitor.judging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.json.Json;
import org.junit.jupiter.api.Test;

class StoredJsonTest {

    @Test
    void shouldReadWhatThisVersionWrote() {
        assertThat(StoredJson.read(Json.write(CaseFile.empty()), CaseFile.class))
                .hasValue(CaseFile.empty());
        assertThat(StoredJson.read(Json.write(ModelNotes.none()), ModelNotes.class))
                .hasValue(ModelNotes.none());
        assertThat(StoredJson.read(null, CaseFile.class)).isEmpty();
    }

    @Test
    void shouldStartAfreshWhereAnEarlierVersionWroteAnotherShape() {
        // Given
        String earlier = """
            {"champion":{"rivalImages":0},"episodes":{"open":[]},"requests":{"attempts":{},"lastAt":null}}\
            """;

        // Then
        assertThat(StoredJson.read(earlier.getBytes(UTF_8), CaseFile.class)).isEmpty();
    }
}
