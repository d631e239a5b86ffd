/** Parts of Plumbline as processes of their own. Start at {@link io.plumbline.bench.process.Workbench}. */
package io.plumbline.bench.process;
