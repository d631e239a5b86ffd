package io.plumbline.model.fetch;

import io.plumbline.model.pack.PackageRefused;
import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files of this machine. */
final class FileOrigin implements Origin {

    private static final int PIECE_BYTES = 64 << 10;

    @Override
    public void read(URI address, Download into) throws PackageRefused, IOException {
        Path file = local(address);
        // A pipe would block for ever.
        if (!Files.isRegularFile(file)) {
            throw new PackageRefused(Reason.UNAVAILABLE, "%s is no file".formatted(file));
        }
        into.expect(Files.size(file));
        byte[] piece = new byte[PIECE_BYTES];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                into.write(piece, read);
            }
        }
    }

    private static Path local(URI address) throws PackageRefused {
        try {
            return Path.of(address);
        } catch (IllegalArgumentException e) {
            throw new PackageRefused(
                    Reason.UNAVAILABLE, "The address %s is not read: %s".formatted(address, e.getMessage()), e);
        }
    }
}
