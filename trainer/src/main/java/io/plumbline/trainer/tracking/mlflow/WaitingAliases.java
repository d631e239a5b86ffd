package io.plumbline.trainer.tracking.mlflow;

import io.plumbline.contract.json.MalformedJsonException;
import io.plumbline.trainer.tracking.AliasMove;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Aliases that are to be moved, a file for each move.
 *
 * @param directory need not exist
 */
record WaitingAliases(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingAliases.class);

    private static final Comparator<AliasMove> IN_ORDER =
            Comparator.comparing(AliasMove::at).thenComparing(AliasMove::given, Comparator.reverseOrder());

    void add(AliasMove move) throws IOException {
        note(move).write(move);
    }

    void remove(AliasMove move) throws IOException {
        note(move).delete();
    }

    /** In the order in which they were decided. */
    List<AliasMove> all() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<AliasMove> moves = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(each -> !each.getFileName().toString().startsWith("."))
                    .toList()) {
                read(new Note<>(file, AliasMove.class)).ifPresent(moves::add);
            }
        }
        moves.sort(IN_ORDER);
        return moves;
    }

    /** One that makes no sense must not keep all others waiting. */
    private static Optional<AliasMove> read(Note<AliasMove> note) throws IOException {
        try {
            return note.read();
        } catch (IOException e) {
            if (!(e.getCause() instanceof MalformedJsonException)) {
                throw e;
            }
            LOG.warn("An alias is not moved, and its note set aside: {}", e.getMessage());
            note.setAside();
            return Optional.empty();
        }
    }

    /** Each has a file of its own, as one may come while another of the same alias is sent and then removed. */
    private Note<AliasMove> note(AliasMove move) {
        String name = "%s@%s-%s-%s-%d.json"
                .formatted(
                        move.model().name(),
                        move.alias(),
                        move.given() ? "to" : "from",
                        move.model().sha256(),
                        move.at().toEpochMilli());
        return new Note<>(directory.resolve(name), AliasMove.class);
    }
}
