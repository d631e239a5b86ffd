package io.plumbline.bench.process;

import java.util.Map;

/** The environment that the launcher makes for Java; why is said there. */
public final class LauncherEnvironment {

    private static final Map<String, String> VARIABLES = Map.of(
            "OMP_WAIT_POLICY", "passive",
            "MALLOC_MMAP_THRESHOLD_", "1073741824",
            "MALLOC_TRIM_THRESHOLD_", "4294967296",
            "MALLOC_TOP_PAD_", "268435456");

    private LauncherEnvironment() {}

    /** Adds what is not set yet. */
    public static void applyTo(ProcessBuilder builder) {
        VARIABLES.forEach(builder.environment()::putIfAbsent);
    }
}
