package io.plumbline.app.loop;

import io.plumbline.app.demo.feed.Labelling;
import io.plumbline.app.shift.ShiftName;
import java.util.List;

/**
 * One story.
 *
 * @param shift what happens to the images
 * @param labels what labels are worth
 */
record LoopCase(ShiftName shift, Labelling labels) {

    /** Of every kind; from the last one nothing can be learnt. */
    static List<LoopCase> all() {
        return List.of(
                of(ShiftName.ROTATION),
                of(ShiftName.BLUR),
                of(ShiftName.BRIGHTNESS),
                of(ShiftName.CONTRAST),
                of(ShiftName.NOISE),
                of(ShiftName.OCCLUSION),
                of(ShiftName.FLIP),
                new LoopCase(ShiftName.NOISE, Labelling.AT_RANDOM));
    }

    /** One that can be learnt, and one that cannot. */
    static List<LoopCase> few() {
        return List.of(of(ShiftName.ROTATION), new LoopCase(ShiftName.NOISE, Labelling.AT_RANDOM));
    }

    private static LoopCase of(ShiftName shift) {
        return new LoopCase(shift, Labelling.TRUE);
    }

    @Override
    public String toString() {
        return labels == Labelling.TRUE ? shift.toString() : shift + ", labels at random";
    }
}
