package io.plumbline.trainer.retraining;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingEvent;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be seen by all at once.
 *
 * @param announcements for {@code models}, in the order in which they are to be read
 * @param verdict if a trigger is answered
 * @param events what else there is to tell
 */
record Together(
        List<ModelAnnouncement> announcements, Optional<RetrainingVerdict> verdict, List<RetrainingEvent> events) {

    Together {
        announcements = List.copyOf(announcements);
        events = List.copyOf(events);
    }

    /** With one more event. */
    Together and(RetrainingEvent event) {
        List<RetrainingEvent> more = new ArrayList<>(events);
        more.add(event);
        return new Together(announcements, verdict, more);
    }
}
