/**
 * Two models on the same images of the stream, one of which serves while the other scores in shadow. Start at
 * {@link io.plumbline.trainer.retraining.shadow.SideBySide}.
 */
package io.plumbline.trainer.retraining.shadow;
