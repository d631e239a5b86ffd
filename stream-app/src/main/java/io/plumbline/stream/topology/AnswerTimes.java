package io.plumbline.stream.topology;

import java.time.Duration;

/**
 * Which time stamps of images their answers bear too. Streams drops records from before 1970; a broker refuses what is
 * further ahead of it than it is told to take, which would stop the stream; and an answer that is born old would be deleted
 * with the rest of its segment as soon as retention looks there.
 */
public final class AnswerTimes {

    /** What the clocks of a broker and of a process may differ by. */
    public static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    /** The broker's default of {@code message.timestamp.after.max.ms}, less what two clocks may differ by. */
    public static final Duration FURTHEST_AHEAD = Duration.ofMinutes(55);

    /** Leaves an answer six of the seven days for which it is kept, and a backlog of a night its own times. */
    public static final Duration OLDEST = Duration.ofDays(1);

    private AnswerTimes() {}
}
