package io.plumbline.stream.champion;

/** The champion fails its own canary images and no other model can take its place, so serving must stop. */
public final class ModelBrokenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ModelBrokenException(String modelId, String fault) {
        super(("Model %s is broken and there is no previous one to take over, so serving stops rather than reject every"
                        + " image: %s. Announce a sound package as champion and start again.")
                .formatted(modelId, fault));
    }
}
