package io.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.contract.json.Json;
import io.plumbline.contract.schema.PublishedSchema;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RoundTripTest {

    private static final Map<Class<?>, PublishedSchema> SCHEMAS =
            PublishedSchema.all().stream().collect(Collectors.toMap(PublishedSchema::type, Function.identity()));

    @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
    void shouldReadBackWhatWasWrittenAndWriteWhatTheSchemaDescribes(@ForAll("values") Object value) {
        // Given a value of any kind

        // When
        byte[] json = Json.write(value);

        // Then
        assertThat(Json.read(json, value.getClass())).isEqualTo(value);
        assertThat(SCHEMAS.get(value.getClass()).faults(json)).isEmpty();
    }

    @Provide
    Arbitrary<Object> values() {
        return AnyValue.json();
    }
}
