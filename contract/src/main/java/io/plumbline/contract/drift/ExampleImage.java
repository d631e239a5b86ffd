package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.SourcePosition;
import java.util.Optional;

/**
 * An image worth looking at.
 *
 * @param role what it is an example of
 * @param imageId the id that its prediction names
 * @param keyBase64 its key on {@code images}, in Base64; absent if it has none, or one of over 1 KiB
 * @param source where it stands on {@code images}
 * @param rarity how far out in the reference its features lie: the mean over all features of −ln of the two-sided share
 *     of the reference that is as far out; about 1 for an image like the reference's own
 */
public record ExampleImage(
        Role role, String imageId, Optional<String> keyBase64, SourcePosition source, double rarity) {

    public ExampleImage {
        Require.present("role", role);
        Require.text("imageId", imageId);
        Require.present("keyBase64", keyBase64);
        Require.present("source", source);
        Require.notNegative("rarity", rarity);
    }

    /** What an image is an example of. */
    public enum Role {
        /** Of what most images that arrived with it look like. */
        TYPICAL,
        /** Of what lies farthest out. */
        EXTREME
    }
}
