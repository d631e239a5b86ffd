package io.plumbline.app.command;

import java.util.Optional;

/** Which version and commit this Plumbline was built from: the launcher found out. */
final class BuiltFrom {

    private BuiltFrom() {}

    /** The version as the build wrote it down, or else {@code unknown}. */
    static String version() {
        return Optional.ofNullable(BuiltFrom.class.getPackage().getImplementationVersion())
                .orElse("unknown");
    }

    /** In hexadecimal; empty if it is not known. */
    static String commit() {
        return System.getProperty("plumbline.commit", "");
    }
}
