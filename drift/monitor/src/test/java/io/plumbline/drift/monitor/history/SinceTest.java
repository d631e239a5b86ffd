package io.plumbline.drift.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    @Test
    void shouldReadATimeOrAnOffset() {
        assertThat(Since.parse("2026-11-24T08:00:00Z").time()).hasValue(Instant.parse("2026-11-24T08:00:00Z"));
        assertThat(Since.parse("17").offset()).hasValue(17L);
        assertThat(Since.parse("17")).hasToString("offset 17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "-1", "", "1.5", "99999999999999999999"})
    void shouldRefuseAnythingElse(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> Since.parse(typed));
    }
}
