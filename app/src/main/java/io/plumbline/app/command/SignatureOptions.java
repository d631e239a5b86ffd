package io.plumbline.app.command;

import picocli.CommandLine.Option;

/** Who does something, and why: it is put on record with what is done. */
final class SignatureOptions {

    @Option(names = "--as", required = true, paramLabel = "WHO", description = "Who you are, for the record.")
    private String by;

    @Option(names = "--reason", required = true, paramLabel = "WHY", description = "Why, for the record.")
    private String why;

    String by() {
        return notBlank("--as", by);
    }

    String why() {
        return notBlank("--reason", why);
    }

    private static String notBlank(String option, String value) {
        if (value.isBlank()) {
            throw CommandFailed.usage("%s is blank; it is for the record.".formatted(option));
        }
        return value;
    }
}
