package io.plumbline.trainer.tracking.mlflow;

import java.net.URI;

/**
 * How far the sending of a run has come.
 *
 * @param runId the server's id of the run
 * @param artifacts where the server keeps its artifacts
 * @param lines of the run's log that the server has
 */
record Progress(String runId, URI artifacts, int lines) {

    Progress at(int newLines) {
        return new Progress(runId, artifacts, newLines);
    }
}
