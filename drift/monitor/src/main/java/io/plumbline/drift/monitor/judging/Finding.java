package io.plumbline.drift.monitor.judging;

import io.plumbline.contract.drift.DriftAlert;
import io.plumbline.contract.drift.DriftReport;
import io.plumbline.contract.retraining.RetrainingTrigger;

/** What stage two has to say; each kind has a topic of its own. */
public sealed interface Finding {

    /** The key of the record. */
    String key();

    /** The state of one model's stream. */
    record Reported(DriftReport report) implements Finding {

        @Override
        public String key() {
            return report.modelId();
        }
    }

    /** A step in the life of an episode. */
    record Alerted(DriftAlert alert) implements Finding {

        @Override
        public String key() {
            return alert.episodeId();
        }
    }

    /** A request for a new model. */
    record Requested(RetrainingTrigger trigger) implements Finding {

        @Override
        public String key() {
            return trigger.triggerId();
        }
    }
}
