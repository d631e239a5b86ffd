package io.plumbline.drift.monitor.judging;

import io.plumbline.drift.monitor.alignment.Alignment;
import io.plumbline.drift.monitor.alignment.WaitingPane;
import io.plumbline.drift.monitor.panes.ClosedPane;
import io.plumbline.drift.monitor.panes.PaneNews;
import io.plumbline.drift.monitor.panes.Silence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where panes wait, in the store and by their places in time also in memory, until their round is complete. */
final class WaitingRoom {

    private static final Logger LOG = LoggerFactory.getLogger(WaitingRoom.class);

    private final int partitions;
    private final JudgeStores stores;
    private final Alignment alignment;
    private final Map<Integer, Long> nextSequence = new HashMap<>();
    private final Set<Integer> silent = new HashSet<>();
    private SortedSet<Integer> strays;

    WaitingRoom(int partitions, JudgeStores stores) {
        this.partitions = partitions;
        this.stores = stores;
        this.alignment = new Alignment(partitions);
        stores.forEachWaiting(this::place);
        stores.forEachSilent(partition -> {
            silent.add(partition);
            alignment.silence(partition);
        });
        stores.forEachStray(alignment::stray);
        strays = alignment.strays();
    }

    void add(PaneNews news) {
        if (news instanceof ClosedPane pane) {
            add(pane);
        } else if (news instanceof Silence silence && silent.add(silence.partition())) {
            stores.putSilent(silence.partition());
            alignment.silence(silence.partition());
        }
    }

    /** The rounds that are complete by now, each by partition and age; their panes wait no longer. */
    List<List<ClosedPane>> takeRounds() {
        List<List<ClosedPane>> rounds = new ArrayList<>();
        for (Optional<List<WaitingPane>> next = alignment.nextRound(); next.isPresent(); next = alignment.nextRound()) {
            rounds.add(next.get().stream()
                    .map(pane -> stores.takeWaiting(pane.partition(), pane.sequence()))
                    .toList());
        }
        keepStrays();
        return rounds;
    }

    /** Whether nothing more is to be expected of any partition for now. */
    boolean isQuiet() {
        return silent.size() >= partitions;
    }

    private void keepStrays() {
        SortedSet<Integer> now = alignment.strays();
        if (now.equals(strays)) {
            return;
        }
        for (int partition : now) {
            if (!strays.contains(partition)) {
                stores.putStray(partition);
                LOG.warn(
                        "Partition {} of the predictions is so far behind the others that nobody waits for it any more; its images are judged as they come. Is the clock of a sender wrong?",
                        partition);
            }
        }
        strays.stream().filter(partition -> !now.contains(partition)).forEach(partition -> {
            stores.deleteStray(partition);
            LOG.info("Partition {} of the predictions is judged in step with the others again", partition);
        });
        strays = now;
    }

    private void add(ClosedPane pane) {
        if (silent.remove(pane.partition())) {
            stores.deleteSilent(pane.partition());
        }
        long sequence = nextSequence.getOrDefault(pane.partition(), 0L);
        stores.putWaiting(sequence, pane);
        place(sequence, pane);
    }

    private void place(long sequence, ClosedPane pane) {
        long opensMs = pane.pane().origin().firstTimestampMs();
        alignment.add(new WaitingPane(pane.partition(), sequence, opensMs, pane.atMs(), pane.resumes()));
        nextSequence.put(pane.partition(), sequence + 1);
    }
}
