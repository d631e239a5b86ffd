/**
 * How fast networks are trained, beside PyTorch from Python, and how soon a retrained model serves. Start at {@link
 * io.plumbline.bench.training.TrainingBench} and {@link io.plumbline.bench.training.RetrainRun}.
 */
package io.plumbline.bench.training;
