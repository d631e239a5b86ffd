package io.plumbline.trainer.tracking;

import java.util.List;

/** The runs that someone keeps. */
public interface Runs {

    /**
     * All of them, the newest first, with the last value of each figure.
     *
     * @throws TrackingException if they cannot be read
     */
    List<Run> list();

    /**
     * One of them, with all its figures.
     *
     * @param beginning of its id
     * @throws TrackingException if there is none, or several, or they cannot be read
     */
    Run find(String beginning);
}
