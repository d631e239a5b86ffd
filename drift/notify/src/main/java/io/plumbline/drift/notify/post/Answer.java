package io.plumbline.drift.notify.post;

/** What a receiver made of a request. */
public sealed interface Answer {

    /** It has it. */
    record Taken() implements Answer {}

    /**
     * It has read it, and will not have it, however often it is sent.
     *
     * @param status the HTTP status code that says so
     */
    record Refused(int status) implements Answer {}

    /**
     * It is not known to have it, so it is sent again.
     *
     * @param why for people
     */
    record NotTaken(String why) implements Answer {}
}
