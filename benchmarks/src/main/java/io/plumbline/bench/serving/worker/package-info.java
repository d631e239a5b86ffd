/**
 * What runs inside the processes that are measured: the code of Plumbline itself, told what to do line by line. Start at
 * {@link io.plumbline.bench.serving.worker.WorkerMain}.
 */
package io.plumbline.bench.serving.worker;
