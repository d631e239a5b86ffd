package io.plumbline.trainer.tracking.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a run look as if the process that wrote it were gone. */
public final class Abandonment {

    private Abandonment() {}

    public static void of(RunFolder folder) throws IOException {
        Path log = folder.path().resolve("log.jsonl");
        Files.writeString(log, Files.readString(log).replaceFirst("\"pid\":\\d+", "\"pid\":" + Long.MAX_VALUE));
    }
}
