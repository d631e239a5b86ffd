package io.plumbline.stream.champion;

import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.ModelSpec;
import java.util.List;
import java.util.Optional;

/** A model that somebody else holds too: closing it lets go of it, and the last who does closes it. */
final class SharedModel implements ServingModel {

    private final Lease lease;

    SharedModel(Held held) {
        this.lease = held.lease();
    }

    @Override
    public String id() {
        return lease.model().id();
    }

    @Override
    public ModelSpec spec() {
        return lease.model().spec();
    }

    @Override
    public int largestChunk() {
        return lease.model().largestChunk();
    }

    @Override
    public List<Outcome> score(List<EncodedImage> images) {
        return lease.model().score(images);
    }

    @Override
    public Optional<String> fault() {
        return lease.model().fault();
    }

    @Override
    public void close() {
        lease.close();
    }
}
