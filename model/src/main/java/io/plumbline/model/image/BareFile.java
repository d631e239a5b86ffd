package io.plumbline.model.image;

/**
 * Makes of an encoded file what a decoder may be given: the same image without anything that its pixels do not need.
 *
 * <p>The JDK's readers parse metadata whether they are asked to or not, and what they do with it differs from version to
 * version: text and colour profiles are inflated, profiles loaded into a native library, a BMP file can name a local file
 * to be opened as its profile. None of that reaches them here. Structure is checked on the way, so that a file that ends
 * early or is damaged is refused and not filled up with grey.
 */
interface BareFile {

    /**
     * The bare file; the very array if there is nothing to leave out.
     *
     * @param file begins with the magic bytes of its encoding
     * @param size asked before anything is copied
     * @throws ImageRejected if the file is damaged, is not of this size, or would take too much work to decode
     */
    byte[] of(byte[] file, ExpectedSize size) throws ImageRejected;
}
