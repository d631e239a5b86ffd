package io.plumbline.stream.rest;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.classify.Outcome.Rejected;
import io.plumbline.model.classify.Outcome.Scored;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.stream.champion.Answers;
import io.plumbline.stream.rest.tensor.InferenceResponse;
import java.util.ArrayList;
import java.util.List;

/** Answers with what the champion makes of a request's images, which are scored together and with no other request's. */
final class Inference {

    private final ServedChampion champion;
    private final int mostImages;

    Inference(ServedChampion champion, int mostImages) {
        this.champion = champion;
        this.mostImages = mostImages;
    }

    /**
     * The answer to a body of JSON.
     *
     * @throws Refusal if it is malformed, one of its images is rejected, or no model can be asked
     */
    InferenceResponse tensors(ModelAddress address, byte[] json) {
        TensorRequest request = TensorRequest.parse(json);
        List<EncodedImage> images = request.images(champion.at(address).spec().inputShape(), mostImages);
        Answers answers = champion.score(address, images);
        List<Scored> scored = allScored(answers);
        ModelId asked = ModelId.parse(answers.modelId());
        return new InferenceResponse(
                asked.name(),
                asked.sha256(),
                request.id(),
                request.outputs().stream()
                        .map(name -> ModelTensors.output(name, scored))
                        .toList());
    }

    /**
     * The answer to an image in whatever encoding.
     *
     * @throws Refusal if it is rejected, or no model can be asked
     */
    Classification image(ModelAddress address, EncodedImage image) {
        Answers answers = champion.score(address, List.of(image));
        return Classification.of(answers.modelId(), allScored(answers).get(0));
    }

    /** A tensor has no place for an image without an answer, so one that is rejected fails its whole request. */
    private static List<Scored> allScored(Answers answers) {
        List<Scored> scored = new ArrayList<>();
        for (Outcome outcome : answers.outcomes()) {
            if (outcome instanceof Rejected rejected) {
                throw answers.outcomes().size() == 1
                        ? Refusal.rejected(rejected)
                        : Refusal.rejected(
                                rejected.reason(), "Image %d: %s".formatted(scored.size(), rejected.detail()));
            }
            scored.add((Scored) outcome);
        }
        return scored;
    }
}
