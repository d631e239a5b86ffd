package io.plumbline.drift.monitor.episodes;

import java.util.Map;
import java.util.Optional;

/**
 * Which model serves, told from the stream itself, so that a replay knows it at the same image: the one that made most of
 * the predictions. Immutable.
 *
 * <p>Another model takes over once it has led for {@value #IMAGES_TO_TAKE_OVER} images in rounds without interruption. So
 * neither the last few predictions of a predecessor, which are judged late, nor a trial with a small share of the stream
 * make a champion.
 *
 * @param modelId the champion, once there has been a prediction
 * @param rival who has led the latest rounds instead
 * @param rivalImages how many images the rival has led for
 */
public record Champion(Optional<String> modelId, Optional<String> rival, long rivalImages) {

    static final int IMAGES_TO_TAKE_OVER = 50;

    public static Champion unknown() {
        return new Champion(Optional.empty(), Optional.empty(), 0);
    }

    public boolean is(String model) {
        return modelId.filter(model::equals).isPresent();
    }

    /** Who serves after a round of so many images, one or more, by model. */
    public Champion after(Map<String, Integer> imagesByModel) {
        Map.Entry<String, Integer> leader = imagesByModel.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .orElseThrow();
        if (is(leader.getKey())) {
            return new Champion(modelId, Optional.empty(), 0);
        }
        long led = leader.getValue() + (rival.filter(leader.getKey()::equals).isPresent() ? rivalImages : 0);
        return modelId.isEmpty() || led >= IMAGES_TO_TAKE_OVER
                ? new Champion(Optional.of(leader.getKey()), Optional.empty(), 0)
                : new Champion(modelId, Optional.of(leader.getKey()), led);
    }
}
