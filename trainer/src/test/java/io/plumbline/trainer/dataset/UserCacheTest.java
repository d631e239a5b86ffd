package io.plumbline.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserCacheTest {

    @Test
    void shouldFollowTheDesktopsWishForCaches() {
        // Given
        Path home = Path.of("/home/someone");

        // When
        Path wished = UserCache.folder(Map.of("XDG_CACHE_HOME", "/caches"), home);

        // Then
        assertThat(wished).isEqualTo(Path.of("/caches/plumbline"));
        assertThat(UserCache.folder(Map.of(), home)).isEqualTo(Path.of("/home/someone/.cache/plumbline"));
    }
}
