package io.plumbline.model.fetch;

import io.plumbline.model.pack.PackageRefused;
import java.io.IOException;
import java.net.URI;

/** Somewhere that packages come from. */
interface Origin {

    /**
     * Reads everything that stands at an address.
     *
     * @throws PackageRefused if it cannot be had, now or later
     * @throws IOException if it might be had by another attempt
     */
    void read(URI address, Download into) throws IOException, PackageRefused;
}
