package io.plumbline.model.image;

import io.plumbline.contract.rejection.RejectionReason;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads numbers out of a file that may end anywhere. */
final class FileBytes {

    private static final VarHandle BIG_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LITTLE_ENDIAN_INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] file;

    FileBytes(byte[] file) {
        this.file = file;
    }

    /**
     * Returns only if the bytes before {@code end} are there.
     *
     * @throws ImageRejected as {@link RejectionReason#CORRUPT} otherwise
     */
    void require(long end) throws ImageRejected {
        if (end > file.length) {
            throw damaged("it has %d bytes where at least %d must be".formatted(file.length, end));
        }
    }

    int unsignedByte(int at) throws ImageRejected {
        require(at + 1L);
        return Byte.toUnsignedInt(file[at]);
    }

    int bigEndianShort(int at) throws ImageRejected {
        return (unsignedByte(at) << 8) | unsignedByte(at + 1);
    }

    int littleEndianShort(int at) throws ImageRejected {
        return unsignedByte(at) | (unsignedByte(at + 1) << 8);
    }

    int bigEndianInt(int at) throws ImageRejected {
        require(at + 4L);
        return (int) BIG_ENDIAN_INT.get(file, at);
    }

    int littleEndianInt(int at) throws ImageRejected {
        require(at + 4L);
        return (int) LITTLE_ENDIAN_INT.get(file, at);
    }

    static ImageRejected damaged(String how) {
        return new ImageRejected(RejectionReason.CORRUPT, "The image is damaged: " + how);
    }
}
