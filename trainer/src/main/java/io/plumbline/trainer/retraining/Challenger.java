package io.plumbline.trainer.retraining;

import io.plumbline.contract.retraining.RetrainingTrigger;
import io.plumbline.model.pack.ModelPackage;
import io.plumbline.trainer.packaging.BaseData;
import io.plumbline.trainer.retraining.recent.RecentSplit;
import io.plumbline.trainer.split.DataSplit;
import io.plumbline.trainer.training.TrainingResult;

/**
 * A model that wants to be champion, and what it came from.
 *
 * @param trigger that asked for it
 * @param champion whose weights it started from
 * @param trained its weights, and how they came about
 * @param recent the labelled images since the drift began
 * @param baseData which data the champion learnt its trade from
 * @param base the same, split
 */
record Challenger(
        RetrainingTrigger trigger,
        ModelPackage champion,
        TrainingResult trained,
        RecentSplit recent,
        BaseData baseData,
        DataSplit base) {}
