package io.plumbline.stream.champion;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.ModelSpec;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The place of the model that serves, and of the one that served before it.
 *
 * <p>Whoever scores takes a {@link Lease} for as long as that takes, so that one chunk is scored by one model however
 * often models change meanwhile. The predecessor stays loaded: it takes over if the champion turns out to be broken, and
 * comes back at once if it is announced again; but not if it is {@linkplain #exclude excluded}. Any older model is closed as
 * soon as its last lease is given back.
 */
public final class Champion implements AutoCloseable {

    private Held current;
    private Held predecessor;
    private Predicate<String> excluded = modelId -> false;
    private boolean closed;

    /** Puts this model in the champion's place, and owns it from now on. */
    public synchronized void install(ServingModel model) {
        Held next = new Held(model);
        if (closed) {
            next.release();
            return;
        }
        if (predecessor != null) {
            predecessor.release();
        }
        predecessor = current;
        current = next;
        dismissExcluded();
    }

    /** Puts this model in the predecessor's place, and owns it from now on. */
    synchronized void standBy(ServingModel model) {
        Held next = new Held(model);
        if (closed || current == null) {
            next.release();
            return;
        }
        if (predecessor != null) {
            predecessor.release();
        }
        predecessor = next;
        dismissExcluded();
    }

    /** Says which models, by id, must not take over from now on, such as those that were withdrawn. */
    synchronized void exclude(Predicate<String> models) {
        excluded = models;
        dismissExcluded();
    }

    private void dismissExcluded() {
        if (predecessor != null && excluded.test(predecessor.model().id())) {
            predecessor.release();
            predecessor = null;
        }
    }

    /** What the champion scores, and how, once there is one. */
    public synchronized Optional<ModelSpec> spec() {
        return Optional.ofNullable(current).map(held -> held.model().spec());
    }

    /**
     * Lets predecessor and champion change places, if the predecessor is the model of this id.
     *
     * @return whether it was
     */
    public synchronized boolean reinstate(String modelId) {
        if (predecessor == null || !predecessor.model().id().equals(modelId)) {
            return false;
        }
        Held back = predecessor;
        predecessor = current;
        current = back;
        dismissExcluded();
        return true;
    }

    /** Takes the broken model of this lease out of service and puts its predecessor in its place. */
    synchronized Takeover takeOver(Lease broken) {
        if (!broken.isOf(current)) {
            return current == null ? Takeover.NOBODY_LEFT : Takeover.ALREADY_REPLACED;
        }
        if (predecessor == null) {
            return Takeover.NOBODY_LEFT;
        }
        current.release();
        current = predecessor;
        predecessor = null;
        return Takeover.TOOK_OVER;
    }

    /** The champion's id, once there is one. */
    public synchronized Optional<String> modelId() {
        return Optional.ofNullable(current).map(held -> held.model().id());
    }

    /** The most images to give the champion at once. */
    public synchronized int largestChunk() {
        return current == null ? Integer.MAX_VALUE : current.model().largestChunk();
    }

    /** The packages of champion and predecessor. */
    synchronized Set<ModelId> packages() {
        return Stream.of(Optional.ofNullable(current), Optional.ofNullable(predecessor))
                .flatMap(Optional::stream)
                .map(held -> ModelId.parse(held.model().id()))
                .collect(Collectors.toSet());
    }

    /**
     * The champion, kept open until the lease is closed.
     *
     * @throws IllegalStateException if there is none yet, or none any more
     */
    synchronized Lease lease() {
        if (current == null) {
            throw new IllegalStateException("No model package has become champion, or serving was closed");
        }
        return new Lease(current);
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (current != null) {
            current.release();
            current = null;
        }
        if (predecessor != null) {
            predecessor.release();
            predecessor = null;
        }
    }
}
