/**
 * The retraining loop, measured over several shifts. Start at {@link io.plumbline.app.loop.LoopBench}, which plays the demo's story
 * once for each.
 */
package io.plumbline.app.loop;
