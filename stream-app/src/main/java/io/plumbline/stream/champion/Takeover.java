package io.plumbline.stream.champion;

/** What came of the wish to take a broken champion out of service. */
enum Takeover {
    /** Its predecessor is champion now. */
    TOOK_OVER,
    /** It was no longer champion, and another one is. */
    ALREADY_REPLACED,
    /** There is no other model. */
    NOBODY_LEFT
}
