/**
 * A study of the drift alarms on Fashion-MNIST. Start with {@link io.plumbline.bench.drift.DriftStudy}; what shifts is
 * declared in {@link io.plumbline.bench.drift.shift}.
 */
package io.plumbline.bench.drift;
