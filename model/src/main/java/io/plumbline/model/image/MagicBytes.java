package io.plumbline.model.image;

import io.plumbline.contract.image.ContentType;
import java.util.Map;
import java.util.Optional;

/** Tells an encoding by the bytes that every file of it begins with. Raw pixels have none. */
final class MagicBytes {

    private static final Map<ContentType, byte[]> BEGINNINGS = Map.of(
            ContentType.PNG, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'},
            ContentType.JPEG, new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF},
            ContentType.GIF, new byte[] {'G', 'I', 'F', '8'},
            ContentType.BMP, new byte[] {'B', 'M'});

    private MagicBytes() {}

    static Optional<ContentType> typeOf(byte[] value) {
        return BEGINNINGS.keySet().stream().filter(type -> matches(value, type)).findFirst();
    }

    /** Whether the value begins as this type must; raw pixels may begin as they like. */
    static boolean matches(byte[] value, ContentType type) {
        byte[] beginning = BEGINNINGS.getOrDefault(type, new byte[0]);
        if (value.length < beginning.length) {
            return false;
        }
        for (int i = 0; i < beginning.length; i++) {
            if (value[i] != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}
