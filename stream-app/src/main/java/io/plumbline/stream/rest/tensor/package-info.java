/**
 * What the Open Inference Protocol (version 2) says in JSON: requests, answers and metadata. Start at {@link
 * io.plumbline.stream.rest.tensor.InferenceRequest}.
 */
package io.plumbline.stream.rest.tensor;
