package io.plumbline.drift.monitor.judging;

import io.plumbline.drift.monitor.labels.LabelSettings;
import io.plumbline.drift.monitor.labels.OutcomeNews.Known;
import io.plumbline.drift.monitor.panes.PaneNews;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Lets panes pass when all that labels tell of the time up to {@link LabelSettings#NOTICE} before their close is known, from
 * all places where labels meet predictions. So what labels tell is judged at the same pane in a replay, where panes may be
 * quicker than labels; otherwise it is nearly always known when a pane comes. News of one partition pass in their order.
 */
final class LabelGate {

    private static final long NOTICE_MS = LabelSettings.NOTICE.toMillis();

    private final int places;
    private final JudgeStores stores;
    private final Map<Integer, Map<Integer, Long>> knownByPlace = new HashMap<>();
    private final Map<Integer, Queue> held = new HashMap<>();

    /**
     * The numbers of the news of one partition that are held.
     *
     * @param first that of the oldest
     * @param next that of the next to come
     */
    private record Queue(long first, long next) {

        boolean isEmpty() {
            return first == next;
        }
    }

    /** @param places in how many partitions labels and predictions meet; none: everything passes */
    LabelGate(int places, JudgeStores stores) {
        this.places = places;
        this.stores = stores;
        stores.forEachKnown(this::note);
        stores.forEachHeld((sequence, news) -> held.merge(
                news.partition(),
                new Queue(sequence, sequence + 1),
                (known, more) -> new Queue(known.first(), more.next())));
    }

    /** What was held and may pass now, as after a start without labels. */
    List<PaneNews> takeFree() {
        List<PaneNews> free = new ArrayList<>();
        List.copyOf(held.keySet()).forEach(partition -> free.addAll(take(partition)));
        return free;
    }

    /** What may pass once there is this too. */
    List<PaneNews> after(PaneNews news) {
        Queue queue = queue(news.partition());
        if (queue.isEmpty() && isOpen(news)) {
            return List.of(news);
        }
        stores.putHeld(queue.next(), news);
        held.put(news.partition(), new Queue(queue.first(), queue.next() + 1));
        return List.of();
    }

    /** What may pass once this is known. */
    List<PaneNews> after(Known known) {
        note(known);
        stores.putKnown(known);
        return take(known.source());
    }

    private List<PaneNews> take(int partition) {
        List<PaneNews> free = new ArrayList<>();
        Queue queue = queue(partition);
        while (!queue.isEmpty() && isOpen(stores.held(partition, queue.first()))) {
            free.add(stores.takeHeld(partition, queue.first()));
            queue = new Queue(queue.first() + 1, queue.next());
        }
        held.put(partition, queue);
        return free;
    }

    private Queue queue(int partition) {
        return held.getOrDefault(partition, new Queue(0, 0));
    }

    private void note(Known known) {
        knownByPlace.computeIfAbsent(known.place(), place -> new HashMap<>()).put(known.source(), known.atMs());
    }

    private boolean isOpen(PaneNews news) {
        for (int place = 0; place < places; place++) {
            Long atMs = knownByPlace.getOrDefault(place, Map.of()).get(news.partition());
            if (atMs == null || atMs < news.atMs() - NOTICE_MS) {
                return false;
            }
        }
        return true;
    }
}
