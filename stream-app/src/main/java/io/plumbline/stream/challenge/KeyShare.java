package io.plumbline.stream.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A share of all keys, chosen by their hash: whoever asks, and whenever, a key is in it or it is not. A larger share of the
 * same model holds the smaller one.
 *
 * <p>The hash is FNV-1a over the model's id and the key, with the finalizer of MurmurHash3 behind it, since FNV leaves the
 * last bytes' bits too close together. It has nothing in common with the hash by which Kafka chooses partitions, so a share
 * takes about as much of each partition; and with the model's id in it, it is not the same keys on whom every new model is
 * tried.
 *
 * @param modelId the canary
 * @param share in (0, 1]
 */
record KeyShare(String modelId, double share) {

    private static final long FNV_OFFSET_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final double TWO_TO_THE_53 = 1L << 53;

    boolean contains(byte[] key) {
        long hash = fnv(fnv(FNV_OFFSET_BASIS, modelId.getBytes(UTF_8)), key);
        return (mixed(hash) >>> 11) / TWO_TO_THE_53 < share;
    }

    private static long fnv(long start, byte[] bytes) {
        long hash = start;
        for (byte each : bytes) {
            hash = (hash ^ Byte.toUnsignedLong(each)) * FNV_PRIME;
        }
        return hash;
    }

    private static long mixed(long hash) {
        long mixed = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ mixed >>> 33) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ mixed >>> 33;
    }
}
