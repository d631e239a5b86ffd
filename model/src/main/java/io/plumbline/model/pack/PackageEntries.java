package io.plumbline.model.pack;

import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Takes a package apart: the entries that it must and may have and no others, in their order, stored and with the
 * right checksums. */
final class PackageEntries {

    private PackageEntries() {}

    static Map<PackageLayout, byte[]> of(HashedFile file) throws PackageRefused {
        Map<PackageLayout, byte[]> entries = new EnumMap<>(PackageLayout.class);
        try (ZipInputStream zip = new ZipInputStream(file.content())) {
            ZipEntry entry = zip.getNextEntry();
            for (PackageLayout layout : PackageLayout.values()) {
                if (isFound(entry, layout)) {
                    entries.put(layout, content(zip, entry, file.sizeBytes()));
                    entry = zip.getNextEntry();
                }
            }
            if (entry != null) {
                throw malformed("It has other entries than %s".formatted(PackageLayout.entryNames()), null);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw malformed("It is damaged: %s".formatted(e.getMessage()), e);
        }
        return entries;
    }

    /** Taken in one piece of the size that the entry states, which cannot be more than the whole file's. */
    private static byte[] content(ZipInputStream zip, ZipEntry entry, long fileBytes)
            throws IOException, PackageRefused {
        long size = entry.getSize();
        if (size >= 0 && size <= fileBytes) {
            byte[] content = new byte[(int) size];
            if (zip.readNBytes(content, 0, content.length) == size && zip.read() < 0) {
                return content;
            }
        }
        throw malformed("Its entry %s has not the %d bytes that it states".formatted(entry.getName(), size), null);
    }

    private static boolean isFound(ZipEntry entry, PackageLayout layout) throws PackageRefused {
        if (entry == null || !entry.getName().equals(layout.entryName())) {
            if (layout.isRequired()) {
                throw malformed("It is not a ZIP file with the entries %s".formatted(PackageLayout.entryNames()), null);
            }
            return false;
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw malformed("Its entry %s is compressed; entries must be stored".formatted(entry.getName()), null);
        }
        return true;
    }

    private static PackageRefused malformed(String detail, Throwable cause) {
        return new PackageRefused(Reason.MALFORMED, detail, cause);
    }
}
