package io.plumbline.contract.rejection;

/** Why an image was not scored: a closed list, so that it can be counted by. */
public enum RejectionReason {
    /** The record had no value, or a value of no bytes. */
    EMPTY,
    /** The encoded image, the pixels its header announces, or the work of decoding them are over the limit. */
    TOO_LARGE,
    /** Neither the declared content type nor the magic bytes name an encoding that can be read. */
    UNKNOWN_FORMAT,
    /** The encoding is known, but the bytes do not decode. */
    CORRUPT,
    /** The image decodes, but not to the height and width (or, raw, the bytes) that the model expects. */
    WRONG_SIZE,
    /** The image decodes and the model is sound, but scoring this one image alone fails. */
    UNSCORABLE
}
