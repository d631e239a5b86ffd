package io.plumbline.trainer.study;

import java.time.Duration;

/** Hears how studies go, in the thread that runs them. */
public interface StudyListener {

    /** One that does nothing. */
    StudyListener SILENT = new StudyListener() {};

    /** After each batch. */
    default void learning(Progress progress) {}

    /**
     * After each training.
     *
     * @param outcome in a few words
     */
    default void trained(Progress progress, String outcome) {}

    /**
     * Where all that was asked for stands.
     *
     * @param study that goes on
     * @param what is trained, for people
     * @param training counted from 1, over all studies
     * @param trainings of all studies
     * @param epoch of this training, counted from 1
     * @param epochs of this training
     * @param timeLeft of all studies, at the pace so far
     */
    record Progress(
            StudyName study, String what, int training, int trainings, int epoch, int epochs, Duration timeLeft) {}
}
