package io.plumbline.bench.serving;

import io.plumbline.bench.serving.contender.Contender;
import io.plumbline.bench.serving.packages.BenchPackage;

/**
 * One contender with one set of settings, and the model that it serves.
 *
 * @param settings for people
 */
record Entry(Role role, String settings, Contender contender, BenchPackage model) {}
