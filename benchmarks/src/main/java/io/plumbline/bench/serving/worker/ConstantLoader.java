package io.plumbline.bench.serving.worker;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.model.classify.BatchScorer;
import io.plumbline.model.classify.Outcome;
import io.plumbline.model.image.EncodedImage;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageReader;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.champion.ServingModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads packages as models that decode images as they should, and score them at no cost. */
final class ConstantLoader implements ModelLoader {

    @Override
    public ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        ModelPackage source = new PackageReader(PackageReader.DEFAULT_MAX_BYTES)
                .read(Path.of(announcement.location()), announcement.id());
        return new ConstantModel(announcement.modelId(), ConstantScorer.of(source, BatchScorer.DEFAULT_MAX_BATCH));
    }

    /** Feeds constant scores through the one path from encoded bytes to outcomes. */
    private static final class ConstantModel implements ServingModel {

        private final String id;
        private final ConstantScorer scorer;
        private final BatchScorer batchScorer = BatchScorer.withDefaults();

        ConstantModel(String id, ConstantScorer scorer) {
            this.id = id;
            this.scorer = scorer;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public ModelSpec spec() {
            return scorer.spec();
        }

        @Override
        public List<Outcome> score(List<EncodedImage> images) {
            return batchScorer.score(scorer, images);
        }

        @Override
        public Optional<String> fault() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
