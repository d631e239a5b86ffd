package io.plumbline.trainer.retraining;

import io.plumbline.contract.models.ModelAnnouncement;
import io.plumbline.contract.retraining.RetrainingVerdict;
import java.util.List;

/**
 * A verdict and what follows from it.
 *
 * @param announcements for {@code models}, in the order in which they are to be read; none unless promoted
 */
record Answer(RetrainingVerdict verdict, List<ModelAnnouncement> announcements) {

    Answer {
        announcements = List.copyOf(announcements);
    }
}
