/** The processes that are killed. Start at {@link io.plumbline.bench.chaos.scene.Scene}. */
package io.plumbline.bench.chaos.scene;
