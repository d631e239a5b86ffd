/**
 * What runs inside the measured process, and how it is told what to do. Start at {@link
 * io.plumbline.bench.training.worker.TrainWorkerMain}.
 */
package io.plumbline.bench.training.worker;
