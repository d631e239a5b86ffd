package io.plumbline.contract.drift;

import io.plumbline.contract.check.Require;
import io.plumbline.contract.image.OffsetRange;
import java.time.Instant;
import java.util.List;

/**
 * One record on {@code drift-references}, keyed by reference id: from some time on, a model is judged by what arrived, and no
 * longer by the reference in its package.
 *
 * @param referenceId names the model and the time
 * @param modelId the model whose predictions it was made of
 * @param profileBase64 the reference profile as bytes, in Base64: bin edges, counts and calibrated thresholds
 * @param images how many predictions were read back, those that placed the edges included
 * @param sources where their images stand on {@code images}
 * @param from predictions with this time stamp or a later one are judged by it
 * @param by who accepted it
 * @param why the reason given
 * @param at when
 */
public record AcceptedReference(
        String referenceId,
        String modelId,
        String profileBase64,
        long images,
        List<OffsetRange> sources,
        Instant from,
        String by,
        String why,
        Instant at) {

    public AcceptedReference {
        Require.text("referenceId", referenceId);
        Require.text("modelId", modelId);
        Require.text("profileBase64", profileBase64);
        Require.atLeast("images", 1, images);
        sources = Require.list("sources", sources);
        Require.present("from", from);
        Require.text("by", by);
        Require.text("why", why);
        Require.present("at", at);
    }
}
