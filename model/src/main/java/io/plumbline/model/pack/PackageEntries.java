package io.plumbline.model.pack;

import io.plumbline.model.pack.PackageRefused.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Takes a package apart: exactly the entries it must have, in their order, stored and with the right checksums. */
final class PackageEntries {

    private PackageEntries() {}

    static Map<PackageLayout, byte[]> of(byte[] bytes) throws PackageRefused {
        Map<PackageLayout, byte[]> entries = new EnumMap<>(PackageLayout.class);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (PackageLayout layout : PackageLayout.values()) {
                requireNext(zip, layout);
                entries.put(layout, zip.readAllBytes());
            }
            ZipEntry surplus = zip.getNextEntry();
            if (surplus != null) {
                throw malformed("It has more entries than %s".formatted(PackageLayout.entryNames()), null);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw malformed("It is damaged: %s".formatted(e.getMessage()), e);
        }
        return entries;
    }

    private static void requireNext(ZipInputStream zip, PackageLayout layout) throws IOException, PackageRefused {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(layout.entryName())) {
            throw malformed("It is not a ZIP file with the entries %s".formatted(PackageLayout.entryNames()), null);
        }
        if (entry.getMethod() != ZipEntry.STORED) {
            throw malformed("Its entry %s is compressed; entries must be stored".formatted(entry.getName()), null);
        }
    }

    private static PackageRefused malformed(String detail, Throwable cause) {
        return new PackageRefused(Reason.MALFORMED, detail, cause);
    }
}
