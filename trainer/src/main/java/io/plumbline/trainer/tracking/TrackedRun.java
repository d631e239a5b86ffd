package io.plumbline.trainer.tracking;

import io.plumbline.model.pack.PackedModel;
import java.util.Map;

/** A run that goes on. Nothing is kept of what comes after its end. Its methods throw nothing: see {@link Tracking}. */
public interface TrackedRun {

    /** What was chosen before it began, by name. A name keeps its first value. */
    void parameters(Map<String, String> values);

    /** What is worth finding it by. A name keeps its last value. */
    void tags(Map<String, String> values);

    /**
     * Figures at one point of the run.
     *
     * @param step the epoch that is over, counted from 1
     * @param values by name; such as are not finite are left out
     */
    void metrics(int step, Map<String, Double> values);

    /**
     * A file that came of it.
     *
     * @param path relative, with slashes, such as {@code curves/loss.svg}
     */
    void artifact(String path, byte[] content);

    /** A model package that came of it, which goes into the registry of models where there is one. */
    void packed(PackedModel model);

    /**
     * What comes of it is being decided elsewhere. If its process goes away before it says what that was, the run does not count
     * as killed: whoever finds out goes on with it, see {@link Tracking#undecided}.
     *
     * @param decision by which that can be found out
     */
    void undecided(String decision);

    /** It has come to its end. */
    void finished();

    /**
     * It has come to nothing.
     *
     * @param why in a sentence
     */
    void failed(String why);
}
