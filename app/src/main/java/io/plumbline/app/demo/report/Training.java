package io.plumbline.app.demo.report;

/**
 * What the summary takes over from the training of the first model.
 *
 * @param modelId the first champion
 * @param seconds from the data to the finished package
 */
public record Training(String modelId, double seconds, double testAccuracy) {}
