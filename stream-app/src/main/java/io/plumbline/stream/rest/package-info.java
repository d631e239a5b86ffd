/**
 * Serving, asked directly: the Open Inference Protocol (version 2) over HTTP. Start at {@link
 * io.plumbline.stream.rest.InferenceServer}; {@code openapi.yaml} beside it describes all that it answers.
 */
package io.plumbline.stream.rest;
