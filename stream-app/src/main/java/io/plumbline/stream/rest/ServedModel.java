package io.plumbline.stream.rest;

import io.plumbline.contract.models.ModelId;
import io.plumbline.model.pack.ModelSpec;

/** The model that answers now, and what it takes. */
record ServedModel(ModelId id, ModelSpec spec) {}
