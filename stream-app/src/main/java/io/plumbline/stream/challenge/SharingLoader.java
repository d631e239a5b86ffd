package io.plumbline.stream.challenge;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.ModelSpec;
import io.plumbline.model.pack.PackageRefused;
import io.plumbline.stream.champion.ModelLoader;
import io.plumbline.stream.champion.ServingModel;
import java.util.Optional;
import java.util.Set;

/** Loads champions, and shares what a challenger has loaded already: a canary that is promoted serves at once. */
final class SharingLoader implements ModelLoader {

    private final ModelLoader loader;
    private final Challengers challengers;

    SharingLoader(ModelLoader loader, Challengers challengers) {
        this.loader = loader;
        this.challengers = challengers;
    }

    @Override
    public ServingModel load(ModelAnnouncement announcement, Optional<ModelSpec> served) throws PackageRefused {
        return loader.load(announcement, served);
    }

    @Override
    public Optional<ServingModel> loaded(String modelId) {
        return challengers.shared(modelId);
    }

    @Override
    public void keepOnly(Set<ModelId> packages) {
        loader.keepOnly(packages);
    }
}
