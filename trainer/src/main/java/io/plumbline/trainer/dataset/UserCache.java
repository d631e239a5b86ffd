package io.plumbline.trainer.dataset;

import java.nio.file.Path;
import java.util.Map;

/** Where Plumbline keeps what it can get again. */
public final class UserCache {

    private UserCache() {}

    /** Plumbline's own folder below {@code XDG_CACHE_HOME}, otherwise below {@code ~/.cache}. It may not exist yet. */
    public static Path onThisMachine() {
        return folder(System.getenv(), Path.of(System.getProperty("user.home")));
    }

    static Path folder(Map<String, String> environment, Path home) {
        String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path caches = xdg.isBlank() ? home.resolve(".cache") : Path.of(xdg);
        return caches.resolve("plumbline");
    }
}
