package io.plumbline.app.rejections;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.contract.image.ImageHeaders;
import io.plumbline.contract.image.SourcePosition;
import io.plumbline.model.pack.Sha256;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.header.Header;

/**
 * Which rejections are the newest of their images: one that was rejected, replayed and rejected again stands on {@code
 * images-dlq} twice, and so does one that its sender sent twice.
 *
 * <p>The same image has the same key and bytes, and the same id from its sender. One without such an id is known by the place
 * of its first rejection, to which the headers of its replays lead back.
 */
public final class NewestOfEach {

    private final Map<String, String> firstPlaces = new HashMap<>();
    private final Map<Image, Noted> newest = new HashMap<>();

    private NewestOfEach() {}

    /**
     * What tells images apart.
     *
     * @param name the sender's id, or the place of the first rejection
     * @param sha256 of key and bytes, in hexadecimal: senders may forge the rest, or give an id twice
     */
    private record Image(String name, String sha256) {}

    /** A rejection at this place, of an image from this time. */
    private record Noted(long time, String place) {

        /** Of two of one time the one that was read later: a partition is read in its order. */
        static Noted newer(Noted before, Noted noted) {
            return noted.time() >= before.time() ? noted : before;
        }
    }

    /**
     * Goes through all rejections in question.
     *
     * @param reading hands on each of them
     */
    public static NewestOfEach of(Consumer<Consumer<RejectedImage>> reading) {
        NewestOfEach all = new NewestOfEach();
        Map<Noted, String> replays = new LinkedHashMap<>();
        reading.accept(image -> {
            Noted own = new Noted(image.message().timestamp(), place(image));
            Header origin = image.message().headers().lastHeader(ImageHeaders.REPLAY_OF);
            if (hasOwnId(image)) {
                all.newest.merge(all.identity(image), own, Noted::newer);
            } else if (origin != null && origin.value() != null) {
                all.firstPlaces.put(own.place(), new String(origin.value(), UTF_8));
                replays.put(own, sha256(image));
            }
        });
        replays.forEach(
                (own, sha256) -> all.newest.merge(new Image(all.firstPlace(own.place()), sha256), own, Noted::newer));
        return all;
    }

    /** Whether this is the newest of its image, or is not one of those. */
    public boolean contains(RejectedImage image) {
        Noted found = newest.get(identity(image));
        return found == null || found.place().equals(place(image));
    }

    private Image identity(RejectedImage image) {
        return new Image(hasOwnId(image) ? image.rejection().imageId() : firstPlace(place(image)), sha256(image));
    }

    /** Follows the headers; those that lead round in a circle were forged, and are left after so many steps. */
    private String firstPlace(String place) {
        String first = place;
        for (int steps = 0; steps < firstPlaces.size() && firstPlaces.containsKey(first); steps++) {
            first = firstPlaces.get(first);
        }
        return first;
    }

    private static boolean hasOwnId(RejectedImage image) {
        return !image.rejection().imageId().equals(image.rejection().source().toString());
    }

    private static String place(RejectedImage image) {
        return new SourcePosition(
                        image.message().topic(),
                        image.message().partition(),
                        image.message().offset())
                .toString();
    }

    private static String sha256(RejectedImage image) {
        MessageDigest digest = Sha256.newDigest();
        digest.update(Arrays.toString(image.message().key()).getBytes(UTF_8));
        if (image.message().value() != null) {
            digest.update(image.message().value());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
