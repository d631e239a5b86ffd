package io.plumbline.stream.champion;

import io.plumbline.model.classify.Outcome;

/** What became of one image, and the package of the model that was asked. */
public record Answer(String modelId, Outcome outcome) {}
