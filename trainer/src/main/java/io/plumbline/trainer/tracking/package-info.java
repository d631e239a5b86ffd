/**
 * What is kept of trainings, so that they can be looked up and compared: parameters, metrics per epoch, tags, artifacts.
 *
 * <p>Start at {@link io.plumbline.trainer.tracking.Tracking}, which is written to, and at
 * {@link io.plumbline.trainer.tracking.Runs}, which is read. The packages below keep runs in a folder or on an MLflow
 * server.
 */
package io.plumbline.trainer.tracking;
