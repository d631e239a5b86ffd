/** The epochs of a training in a tracked run. Start at {@link io.plumbline.trainer.tracking.epoch.TrackedEpochs}. */
package io.plumbline.trainer.tracking.epoch;
