package io.plumbline.stream.rest;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.champion.Champion;
import io.plumbline.stream.champion.ImageScoring;
import io.plumbline.stream.champion.ModelBrokenException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The champion of the stream as requests see it: scored by the very same code, so that a request too may find out that it is
 * broken, and have its predecessor take over.
 */
public final class ServedChampion {

    private final Champion champion;
    private final ImageScoring scoring;
    private final Supplier<Optional<String>> obstacle;

    /**
     * A view of the champion.
     *
     * @param scoring that scores with this champion
     * @param obstacle why requests cannot be answered now, if so
     */
    public ServedChampion(Champion champion, ImageScoring scoring, Supplier<Optional<String>> obstacle) {
        this.champion = champion;
        this.scoring = scoring;
        this.obstacle = obstacle;
    }

    /** Why requests cannot be answered now, if so. */
    Optional<String> obstacle() {
        return obstacle.get();
    }

    /**
     * The model at this address.
     *
     * @throws Refusal if another one serves, or none yet
     */
    ServedModel at(ModelAddress address) {
        ServedModel served = current().orElseThrow(this::noneYet);
        if (!address.isOf(served.id())) {
            throw notServed(address, served.id());
        }
        return served;
    }

    private Optional<ServedModel> current() {
        return champion.modelId().flatMap(id -> champion.spec().map(spec -> new ServedModel(ModelId.parse(id), spec)));
    }

    /**
     * Has the model at this address score these images together.
     *
     * @throws Refusal if another one serves by now, or none that is sound
     */
    Answers score(ModelAddress address, List<EncodedImage> images) {
        Answers answers = scored(images);
        ModelId asked = ModelId.parse(answers.modelId());
        if (!address.isOf(asked)) {
            throw notServed(address, asked);
        }
        return answers;
    }

    private Answers scored(List<EncodedImage> images) {
        try {
            return scoring.score(images);
        } catch (ModelBrokenException e) {
            throw Refusal.unavailable("The model is broken and there is no other one to ask");
        } catch (IllegalStateException e) {
            // The champion went between the look at it and the scoring, because serving stops.
            throw current().isPresent() ? e : noneYet();
        }
    }

    private Refusal noneYet() {
        return Refusal.unavailable("No model serves: " + obstacle().orElse("serving has stopped"));
    }

    private static Refusal notServed(ModelAddress address, ModelId served) {
        return Refusal.notFound("There is no %s here; model '%s' of version '%s' serves"
                .formatted(address, served.name(), served.sha256()));
    }
}
