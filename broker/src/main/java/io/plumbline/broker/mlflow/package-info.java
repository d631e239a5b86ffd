/**
 * An MLflow server on this machine, for tests.
 *
 * <p>Start at {@link io.plumbline.broker.mlflow.MlflowProcess}.
 */
package io.plumbline.broker.mlflow;
