package io.plumbline.stream.rest;

import io.plumbline.contract.rejection.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/** Reads bodies that are no larger than allowed and arrive in time. Whoever sends byte by byte holds up nobody for long. */
final class BodyReader {

    private static final int PIECE_BYTES = 16 << 10;

    /** Whoever is cut off while sending may never see why, so some of what is too much is read and dropped. */
    private static final int DROPPED_FOR_EACH_ALLOWED = 2;

    private final int mostBytes;
    private final Duration patience;
    private final InstantSource clock;

    BodyReader(int mostBytes, Duration patience, InstantSource clock) {
        this.mostBytes = mostBytes;
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * The whole body.
     *
     * @throws Refusal if it is too large, too slow or breaks off
     */
    byte[] read(HttpServletRequest request) {
        try {
            return read(request.getInputStream(), request.getContentLengthLong());
        } catch (IOException e) {
            throw e.getCause() instanceof TimeoutException
                    ? Refusal.tooSlow("Nothing more of the body has come for a while")
                    : Refusal.badRequest("The body breaks off: " + e.getMessage());
        }
    }

    byte[] read(InputStream body, long announced) throws IOException {
        Instant end = clock.instant().plus(patience);
        byte[] piece = new byte[PIECE_BYTES];
        ByteArrayOutputStream whole = new ByteArrayOutputStream(PIECE_BYTES);
        long read = 0;
        for (int length = body.read(piece); length >= 0; length = body.read(piece)) {
            read += length;
            if (read <= mostBytes && announced <= mostBytes) {
                whole.write(piece, 0, length);
            } else if (read > (long) DROPPED_FOR_EACH_ALLOWED * mostBytes) {
                throw tooLarge();
            }
            requireBefore(end);
        }
        if (read > mostBytes) {
            throw tooLarge();
        }
        return whole.toByteArray();
    }

    private void requireBefore(Instant end) {
        if (clock.instant().isAfter(end)) {
            throw Refusal.tooSlow("The body was not there within %d s".formatted(patience.toSeconds()));
        }
    }

    private Refusal tooLarge() {
        return Refusal.rejected(
                RejectionReason.TOO_LARGE, "The body has more than the %d bytes that are read".formatted(mostBytes));
    }
}
