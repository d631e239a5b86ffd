package io.plumbline.trainer.tracking.folder;

import io.plumbline.contract.models.ModelId;
import io.plumbline.trainer.tracking.RunStart;
import io.plumbline.trainer.tracking.RunStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a run's log. Exactly one of its parts is there.
 *
 * @param at when it happened
 * @param started the first line of each run
 * @param parameters what was chosen, by name
 * @param tags what it is found by, by name
 * @param metrics figures at one step
 * @param artifact a file that lies in the run's folder
 * @param undecided what is being decided elsewhere, by which what comes of the run can be found out
 * @param ended the last line of each run that has ended
 */
public record RunEvent(
        Instant at,
        Optional<Started> started,
        Optional<Map<String, String>> parameters,
        Optional<Map<String, String>> tags,
        Optional<Metrics> metrics,
        Optional<Artifact> artifact,
        Optional<String> undecided,
        Optional<Ended> ended) {

    /** The format that this Plumbline writes and reads. */
    public static final int FORMAT = 1;

    /**
     * The beginning.
     *
     * @param format {@value #FORMAT}; raised when an older reader could not make sense of a newer log
     * @param writer the process that writes the log
     */
    public record Started(int format, String id, String experiment, String name, Writer writer) {

        public Started {
            if (format != FORMAT) {
                throw new IllegalArgumentException(
                        "The run has format %d; this Plumbline reads %d".formatted(format, FORMAT));
            }
        }
    }

    /** Figures by name, after this epoch. */
    public record Metrics(int step, Map<String, Double> values) {}

    /**
     * A file.
     *
     * @param path below the folder {@code artifacts}
     * @param model its id, if it is a model package
     */
    public record Artifact(String path, Optional<String> model) {

        Artifact(String path, ModelId model) {
            this(path, Optional.of(model.toString()));
        }
    }

    /**
     * The end.
     *
     * @param status any but running
     * @param why it came to nothing, if it did
     */
    public record Ended(RunStatus status, Optional<String> why) {}

    static RunEvent started(RunStart start) {
        Started started = new Started(FORMAT, start.id(), start.experiment(), start.name(), Writer.thisProcess());
        return new RunEvent(start.at(), Optional.of(started), none(), none(), none(), none(), none(), none());
    }

    static RunEvent parameters(Instant at, Map<String, String> values) {
        return new RunEvent(at, none(), Optional.of(values), none(), none(), none(), none(), none());
    }

    static RunEvent tags(Instant at, Map<String, String> values) {
        return new RunEvent(at, none(), none(), Optional.of(values), none(), none(), none(), none());
    }

    static RunEvent metrics(Instant at, int step, Map<String, Double> values) {
        Metrics metrics = new Metrics(step, values);
        return new RunEvent(at, none(), none(), none(), Optional.of(metrics), none(), none(), none());
    }

    static RunEvent artifact(Instant at, Artifact artifact) {
        return new RunEvent(at, none(), none(), none(), none(), Optional.of(artifact), none(), none());
    }

    static RunEvent undecided(Instant at, String decision) {
        return new RunEvent(at, none(), none(), none(), none(), none(), Optional.of(decision), none());
    }

    static RunEvent ended(Instant at, RunStatus status, Optional<String> why) {
        Ended ended = new Ended(status, why);
        return new RunEvent(at, none(), none(), none(), none(), none(), none(), Optional.of(ended));
    }

    private static <T> Optional<T> none() {
        return Optional.empty();
    }
}
