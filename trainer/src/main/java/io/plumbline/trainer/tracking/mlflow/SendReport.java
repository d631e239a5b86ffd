package io.plumbline.trainer.tracking.mlflow;

import java.util.List;

/**
 * What came of sending what waited.
 *
 * @param runs how many have arrived whole
 * @param aliases how many were moved
 * @param going how many runs still go on
 * @param notes what was not taken, and why, in sentences
 */
public record SendReport(int runs, int aliases, int going, List<String> notes) {

    public SendReport {
        notes = List.copyOf(notes);
    }
}
