/**
 * Runs on an MLflow server, and models in its registry.
 *
 * <p>Nothing is sent while somebody waits for it: {@link io.plumbline.trainer.tracking.mlflow.MlflowTracking} writes to the
 * {@link io.plumbline.trainer.tracking.mlflow.Outbox}, a folder on the disk, and a thread sends what lies there. Whatever is
 * sent twice has the effect of once, so that a process may be killed at any point. MLflow's Java client does what it
 * covers; what it lacks (artifacts through the server, models and aliases) goes over MLflow's REST interface.
 */
package io.plumbline.trainer.tracking.mlflow;
