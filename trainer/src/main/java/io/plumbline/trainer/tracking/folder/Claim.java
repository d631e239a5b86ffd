package io.plumbline.trainer.tracking.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The right to go on with a run that another process has left. One process at a time has it, until it gives it back or goes away
 * itself.
 */
record Claim(FileChannel channel) implements AutoCloseable {

    private static final String FILE = ".claim";

    /** The right to go on with this run, if nobody has it and the run is still there. */
    static Optional<Claim> on(RunFolder folder) throws IOException {
        FileChannel channel;
        try {
            channel =
                    FileChannel.open(folder.path().resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (isOurs(channel)) {
            return Optional.of(new Claim(channel));
        }
        channel.close();
        return Optional.empty();
    }

    /** The lock goes with the channel. */
    private static boolean isOurs(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
